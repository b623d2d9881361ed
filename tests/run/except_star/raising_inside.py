def show(e, depth=0):
    print("  " * depth + repr(e))
    for sub in getattr(e, "exceptions", ()):
        show(sub, depth + 1)
    if e.__context__:
        print("  " * depth + "context", repr(e.__context__))


def attempt(f):
    print(f.__name__)
    try:
        f()
    except BaseException as e:
        show(e)


def raises_new():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")


def reraises():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise
    except* TypeError:
        pass


def both():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("a")
    except* TypeError:
        raise IndexError("b")


def group_type():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ExceptionGroup:
        pass


def not_a_type():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* 5:
        pass


def base_group():
    try:
        raise BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(1)])
    except* ValueError as e:
        show(e)


def nested_handlers():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [TypeError(3), KeyError(4)])])
        except* TypeError as e:
            show(e)
            try:
                raise ExceptionGroup("inner", [OSError(5)])
            except* OSError as e2:
                show(e2)
    except* ValueError as e:
        show(e)


def in_loop():
    for i in range(3):
        try:
            raise ExceptionGroup("loop", [ValueError(i), TypeError(i)] if i else [ValueError(i)])
        except* ValueError as e:
            print("loop", e.exceptions)


for f in (raises_new, reraises, both, group_type, not_a_type, base_group, nested_handlers, in_loop):
    attempt(f)
