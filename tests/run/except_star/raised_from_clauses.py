"""What leaves an except* statement: re-raised parts, new exceptions, both, with their structure and context."""


def describe(e, depth=0):
    pad = "  " * depth
    print(pad + type(e).__name__, e.args[0] if e.args else "", getattr(e, "__notes__", ""),
          "context", type(e.__context__).__name__, "cause", type(e.__cause__).__name__, "tb", e.__traceback__ is not None)
    for sub in getattr(e, "exceptions", ()):
        describe(sub, depth + 1)


def nested():
    g = ExceptionGroup("outer", [TypeError(1), ExceptionGroup("inner", [ValueError(2), KeyError(3)]), OSError(4)])
    g.add_note("note")
    return g


def show(f):
    print(f.__name__)
    try:
        f()
        print("  nothing raised")
    except BaseException as e:
        describe(e, 1)


def all_handled_one_raised():
    try:
        raise nested()
    except* Exception:
        raise SyntaxError("new")


def all_handled_one_raised_from():
    try:
        raise nested()
    except* Exception as e:
        raise SyntaxError("new") from e


def part_unhandled():
    try:
        raise nested()
    except* ValueError:
        pass


def part_reraised():
    try:
        raise nested()
    except* (ValueError, OSError):
        raise
    except* TypeError:
        pass
    except* KeyError:
        pass


def reraised_and_new():
    try:
        raise nested()
    except* ValueError:
        raise
    except* TypeError:
        raise SyntaxError("a")
    except* OSError:
        raise SyntaxError("b")


def naked_new():
    try:
        raise TypeError("naked")
    except* TypeError:
        raise SyntaxError("new")


def naked_reraised():
    try:
        raise TypeError("naked")
    except* TypeError as e:
        print("   ", repr(e))
        raise


def naked_group_reraised():
    try:
        raise TypeError("naked")
    except* TypeError as e:
        raise e


def naked_unmatched():
    try:
        raise TypeError("naked")
    except* ValueError:
        pass


def with_else_and_finally():
    try:
        pass
    except* ValueError:
        pass
    else:
        print("    else")
    finally:
        print("    finally")


def own_group():
    class Own(ExceptionGroup):
        def derive(self, excs):
            return Own("derived " + self.message, excs)

    try:
        raise Own("own", [TypeError(1), ValueError(2), KeyError(3)])
    except* TypeError as e:
        print("   ", type(e).__name__, e)
    except* KeyError:
        raise


for f in (all_handled_one_raised, all_handled_one_raised_from, part_unhandled, part_reraised, reraised_and_new, naked_new,
          naked_reraised, naked_group_reraised, naked_unmatched, with_else_and_finally, own_group):
    show(f)
