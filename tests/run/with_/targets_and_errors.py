class M:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *args):
        print("exit", [a if isinstance(a, BaseException) else bool(a) for a in args])


class Box:
    pass


b = Box()
lst = [0, 0]
with M(5) as b.attr, M(6) as lst[1], M((1, 2)) as (p, q), M([3, 4, 5]) as [r, *s]:
    print(b.attr, lst, p, q, r, s)


def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e)


def unpack_error():
    with M((1, 2, 3)) as (x, y):
        print("never")


class NoEnter:
    def __exit__(self, *a): pass


class NoExit:
    def __enter__(self): pass


class Neither:
    pass


class Async:
    async def __aenter__(self): pass

    async def __aexit__(self, *a): pass


def use(x):
    with x:
        print("never")


class OnInstance:
    pass


o = OnInstance()
o.__enter__ = lambda: 1
o.__exit__ = lambda *a: None
attempt(unpack_error)
for x in (NoEnter(), NoExit(), Neither(), Async(), o, 5):
    attempt(lambda: use(x))


class BadBool:
    def __enter__(self): return self

    def __exit__(self, *a):
        class B:
            def __bool__(self):
                raise ArithmeticError("truth of exit's result")
        return B()


def bad_bool():
    with BadBool():
        raise ValueError("x")


attempt(bad_bool)
with BadBool():
    print("the result is not looked at without an exception")


class Order:
    @property
    def __enter__(self):
        print("get enter")
        return lambda: print("call enter")

    @property
    def __exit__(self):
        print("get exit")
        return lambda *a: print("call exit")


with Order():
    print("body")
