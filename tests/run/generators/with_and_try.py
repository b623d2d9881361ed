class M:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__)
        return t is KeyError


def g():
    with M("a") as a, M("b") as b:
        yield a
        x = yield b
        print("sent", x)
    yield "after"
    try:
        yield "in try"
    except KeyError as e:
        yield f"handler {e!r}"
    else:
        yield "else"
    finally:
        yield "in finally"
    return "end"


print(list(g()))
it = g()
next(it)
print(it.throw(KeyError("swallowed by with")))
print(next(it), it.throw(KeyError("k")), next(it), list(it))
it = g()
next(it)
it.close()
it = g()
print([next(it) for _ in range(4)])
try:
    it.throw(ValueError("passes finally"))
except ValueError:
    print("not yet")
print("rest")
try:
    print(list(it))
except ValueError as e:
    print("came out after the yield in finally", e)


def loops():
    for i in range(3):
        try:
            if i == 1:
                continue
            got = yield i
            if got == "break":
                break
        except ValueError:
            yield "caught"
        finally:
            yield f"f{i}"
    else:
        yield "else"


print(list(loops()))
it = loops()
print(next(it), it.send("break"), list(it))
it = loops()
print(next(it), it.throw(ValueError), list(it))


def nested():
    try:
        try:
            yield 1
        finally:
            print("inner")
            yield 2
    finally:
        print("outer")


it = nested()
next(it)
try:
    it.throw(IndexError("through"))
    next(it)
except IndexError as e:
    print(e)


def handler_yields():
    while True:
        try:
            yield "waiting"
        except ValueError as e:
            saved = e
            r = yield f"caught {e}"
            print("resumed with", r, saved is e)


it = handler_yields()
print(next(it), it.throw(ValueError(1)), it.send("x"), it.throw(ValueError(2)))
try:
    it.throw(ValueError(3))
except ValueError as e:
    print(e, "context", repr(e.__context__))
