def g(log):
    while True:
        try:
            log.append("before")
            x = yield len(log)
            log.append(("sent", x))
        except ValueError as e:
            log.append(("caught", e.args))
        except GeneratorExit:
            log.append("exit")
            raise
        finally:
            log.append("finally")


log = []
it = g(log)
print(next(it), it.send(5), it.throw(ValueError("thrown")), it.throw(ValueError), it.throw(ValueError, "old style"))
try:
    it.throw(KeyError("escapes"))
except KeyError as e:
    print("escaped", e)
print(log, list(it))
log = []
it = g(log)
next(it)
print(it.close(), log, it.close())


def not_started():
    print("never printed")
    yield


it = not_started()
print(it.close(), list(it))
it = not_started()
try:
    it.throw(ValueError("at start"))
except ValueError as e:
    print(e)
print(list(it))


def ignores():
    try:
        yield 1
    except GeneratorExit:
        print("ignoring")
        yield 2


it = ignores()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)


def returns_on_exit():
    try:
        yield 1
    except GeneratorExit:
        return "value"


it = returns_on_exit()
next(it)
print(it.close())


def raises_on_exit():
    try:
        yield 1
    finally:
        raise ValueError("in finally")


it = raises_on_exit()
next(it)
try:
    it.close()
except ValueError as e:
    print(e, repr(e.__context__))


def catches_all():
    while True:
        try:
            yield 1
        except BaseException as e:
            print("caught", repr(e))
            return 7


it = catches_all()
next(it)
try:
    it.throw(KeyboardInterrupt)
except StopIteration as e:
    print("stop", e.value)
for args in ((5,), ("text",), (int,), (ValueError("a"), "b"), (ValueError, ValueError("inst")), (KeyError, None, 5)):
    it = catches_all()
    next(it)
    try:
        print(it.throw(*args))
    except BaseException as e:
        print(type(e).__name__, e)
it = catches_all()
for _ in it:
    pass_value = it.gi_frame.f_lineno > 0
    break
try:
    it.throw(GeneratorExit)
except StopIteration as e:
    print(e.value)
