"""Each construct that keeps objects on the interpreter's stack, left in each way: in which order do finalisers and handlers run?"""
import sys


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        caller = sys._getframe(1)
        error = sys.exc_info()[1]
        print("   del", self.name, "in", caller.f_code.co_name, caller.f_lineno - caller.f_code.co_firstlineno, "handling", repr(error))

    def __enter__(self):
        return D(self.name + " entered")

    def __exit__(self, *error):
        print("   exit", self.name, error[0])

    def __repr__(self):
        return "D " + self.name


class It(D):
    """An iterator of its own."""

    def __iter__(self):
        return self

    def __next__(self):
        return 1


def items(name):
    try:
        yield 1
        yield 2
    finally:
        print("   closed", name, "handling", repr(sys.exc_info()[1]))


def act(how):
    if how == "raise":
        raise ValueError(how, D("in exception"))
    if how == "error in C":
        return [][1]
    if how == "exit":
        raise SystemExit(how)
    return how


def loop_finally(how):
    for x in items("loop"):
        try:
            if how == "return":
                return D("result")
            if how == "break":
                break
            if how == "continue":
                continue
            act(how)
        finally:
            print("   finally")
    print("   behind")


def loop_except(how):
    for x in items("loop"):
        try:
            act(how)
        except ValueError:
            print("   except")
            if how == "raise":
                raise
        except IndexError:
            print("   except index")
            return D("result")
    print("   behind")


def loop_except_else_finally(how):
    for x in items("loop"):
        try:
            act(how)
        except IndexError as e:
            print("   except", e)
            break
        else:
            print("   else")
            if how == "continue":
                continue
            if how == "return":
                return D("result")
        finally:
            print("   finally")
    else:
        print("   exhausted")
    print("   behind")


def loops_nested(how):
    try:
        for x in items("outer"):
            try:
                for y in It("inner"):
                    try:
                        for z in items("innermost"):
                            try:
                                if how == "return":
                                    return D("result")
                                if how == "break":
                                    break
                                act(how)
                            finally:
                                print("   finally 1")
                            if how == "continue":
                                continue
                        print("   behind innermost")
                        break
                    finally:
                        print("   finally 2")
            finally:
                print("   finally 3")
                if how == "error in C":
                    return D("from finally")
    finally:
        print("   finally 4")


def handler_raises(how):
    for x in items("loop"):
        try:
            for y in It("inner"):
                try:
                    act(how)
                except ValueError:
                    print("   handler")
                    for z in items("in handler"):
                        [][2]
                except IndexError as e:
                    print("   other handler")
                    raise KeyError from e
                return None
        except (IndexError, KeyError) as e:
            print("   outer handler", repr(e), repr(e.__context__))


def finally_replaces(how):
    for x in items("loop"):
        try:
            act(how)
        finally:
            print("   finally")
            for y in items("in finally"):
                if how == "break":
                    break
                if how == "raise":
                    return D("result")
                if how == "error in C":
                    raise KeyError
            print("   behind inner")


def managed(how):
    with D("manager") as m:
        for x in items("loop"):
            with D("inner"):
                if how == "return":
                    return D("result")
                if how == "break":
                    break
                if how == "continue":
                    continue
                act(how)
    print("   behind", m.name)


def managed_unnamed(how):
    for x in items("loop"):
        with D("one"), D("two"):
            if how == "return":
                return D("result")
            act(how)


def in_arguments(how):
    try:
        print(D("a"), D("b"), key=D("c"), **{"d": D("d")}, sep=act(how) and [][1])
    except IndexError:
        print("   caught")
    finally:
        print("   finally")


def in_displays(how):
    try:
        return [D("one"), {D("key"): D("value"), **{}, "x": (D("deep"), *[D("starred")], {D("set"), act(how)} and [][0])}]
    except IndexError:
        print("   caught")


def in_comparison(how):
    try:
        return 1 < Order("a") < Order("b") < act(how) < Order("c")
    except TypeError:
        print("   caught")


class Order(D):
    def __lt__(self, other):
        return D("truth of " + self.name)

    __gt__ = __lt__


def in_match(how):
    match D("subject"), D("second"):
        case first, second if act(how) == "break":
            print("   case 1")
        case (D(name="subject") as first, D()) if how == "return":
            return first
        case [_, D(name=z)] if [][1]:
            pass
        case _:
            print("   default")
    print("   behind")


def in_subscripts(how):
    try:
        Sub("a")[D("index")] += act(how)
        Sub("b")[D("low"):D("high")] = [][act(how)]
    finally:
        print("   finally")


class Sub(D):
    def __getitem__(self, index):
        return 1

    def __setitem__(self, index, value):
        print("   set")
        raise KeyError


def in_strings(how):
    try:
        return f"{D('shown').name}{D('formatted')!r:{act(how) and '>'}}{[][0]}"
    finally:
        print("   finally")


def in_comprehension(how):
    try:
        return [(x, y, act(how)) for x in items("outer") if D("condition") for y in It("inner") if [][x]]
    finally:
        print("   finally")


def unpacked(how):
    a, (b, c), *d = items("unpacked"), act(how) and items("second"), D("rest")
    print("   behind")


def group(how):
    for x in items("loop"):
        try:
            if how == "raise":
                raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
            act(how)
        except* ValueError as e:
            print("   except*", e.exceptions)
        except* IndexError:
            print("   except* index")
            raise
        finally:
            print("   finally")


def assertion(how):
    for x in items("loop"):
        assert D("tested") and act(how) == "continue", D("message").name
        del x


def importing(how):
    for x in items("loop"):
        from sys import path, nothing_of_that_name


def closures(how):
    for x in items("loop"):
        def inner(a=D("default"), *, b=D("keyword default"), c=act(how) == "raise" or [][0]):
            return x
    return inner


FUNCTIONS = [loop_finally, loop_except, loop_except_else_finally, loops_nested, handler_raises, finally_replaces, managed,
             managed_unnamed, in_arguments, in_displays, in_comparison, in_match, in_subscripts, in_strings, in_comprehension,
             unpacked, group, assertion, importing, closures]


def leave(f, how):
    print(f.__name__, how)
    try:
        r = f(how)
        print("   result", type(r).__name__)
        del r
        print("   result gone")
    except BaseException as e:
        print("  ", repr(e), "context", repr(e.__context__))
        del e
    print("   left")


def main():
    for f in FUNCTIONS:
        for how in "raise", "error in C", "exit", "return", "break", "continue":
            leave(f, how)
    try:
        raise LookupError("handled around")
    except LookupError:
        for f in FUNCTIONS:
            for how in "raise", "error in C", "return":
                leave(f, how)
