import gc
import weakref


class O:
    pass


def f():
    o = O()
    r = weakref.ref(o, lambda r: print("callback"))
    print(r() is o)
    o = None
    print(r())


f()


def function_refs():
    def inner():
        return 1
    r = weakref.ref(inner)
    print(r() is inner)
    del inner
    print(r())


function_refs()


def generator_refs():
    g = (x for x in [1])
    r = weakref.ref(g)
    next(g)
    del g
    print(r())


generator_refs()


async def co():
    pass


c = co()
r = weakref.ref(c)
c.close()
del c
print(r())


def cycle():
    o = O()
    o.self = o
    o.f = lambda: o
    return weakref.ref(o)


r = cycle()
gc.collect()
print(r())


def closure_cycle():
    def f():
        return f
    return weakref.ref(f)


r = closure_cycle()
gc.collect()
print(r())


class C:
    def method(self):
        pass


c = C()
m = weakref.WeakMethod(c.method)
print(m() is not None)
del c
print(m())
d = weakref.WeakValueDictionary()
o = O()
d["k"] = o
print(len(d))
del o
print(len(d))
fin = weakref.finalize(x := O(), print, "finalised")
x = None
s = weakref.WeakSet()


def fill():
    items = [O() for _ in range(3)]
    for i in items:
        s.add(i)
    print(len(s))


fill()
print(len(s))


def class_cycle():
    class K:
        def m(self):
            return __class__
    return weakref.ref(K)


r = class_cycle()
gc.collect()
print(r())


def exception_cycle():
    o = O()
    r = weakref.ref(o)
    try:
        1 / 0
    except ZeroDivisionError as e:
        saved = e
    saved = None
    del o
    return r()


print(exception_cycle())
