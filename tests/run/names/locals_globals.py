def simple(a, b=2):
    c = 3
    before = locals()
    d = 4
    after = locals()
    return before is after, sorted(k for k in after if k not in ("before", "after"))


print(simple(1))


def snapshot():
    x = 1
    s = locals()
    x = 2
    first = s["x"]
    locals()
    return first, s["x"]


print(snapshot())


def write():
    x = 1
    locals()["x"] = 5
    locals()["y"] = 6
    return x, "y" in locals()


print(write())


def cells():
    a = 1

    def inner():
        b = a
        return sorted(locals().items())
    return inner(), sorted(k for k in locals())


print(cells())
print(locals() is globals(), vars() is globals(), "simple" in dir())


def directory(z):
    q = 1
    return dir(), sorted(vars())


print(directory(0))


class C:
    a = 1
    names = sorted(k for k in locals() if not k.startswith("__"))
    locals()["b"] = 2
    inside = vars()["a"]


print(C.names, C.b, C.inside)


def generator():
    x = 1
    yield sorted(locals().items())
    y = 2
    yield sorted(locals().items())


print(list(generator()))


def deleted():
    a = b = 1
    del a
    return locals()


print(deleted(), (lambda v: locals())(3))


def args(*a, k=1, **kw):
    return locals()


print(args(1, 2, z=3))
g = globals()
g["injected"] = "yes"
print(injected, g["__name__"] == __name__)
