# leaks: keeps classes and objects of earlier rounds
"""Attribute sites while everything around them changes at random: what a site finds is what getattr() finds."""
import random
import types

NAMES = ["a", "b", "c", "d", "e"]


class Get:
    def __get__(self, o, t):
        return ("get", t)


class GetSet(Get):
    def __set__(self, o, v):
        log.append(("set", v))


class Plain:
    pass


class WithGetattr:
    def __getattr__(self, n):
        return ("dynamic", n)


class WithGetattribute:
    def __getattribute__(self, n):
        return object.__getattribute__(self, n)


class WithSetattr:
    def __setattr__(self, n, v):
        log.append((n, v))
        object.__setattr__(self, n, v)


class Meta(type):
    m = 5

    def a(cls):
        return "meta a"


class MetaProperty(type):
    @property
    def b(cls):
        return "meta b"

    def __getattr__(cls, n):
        return ("meta dynamic", n)


log = []
random_ = random.Random(7)
R = random_.random
classes, objects = [], []

LOADS = [lambda o: o.a, lambda o: o.b, lambda o: o.c, lambda o: o.d, lambda o: o.e]
CALLS = [lambda o: o.a(1), lambda o: o.b(1), lambda o: o.c(1), lambda o: o.d(1), lambda o: o.e(1)]


def store_a(o, v):
    o.a = v


def store_b(o, v):
    o.b = v


def store_c(o, v):
    o.c = v


def store_d(o, v):
    o.d = v


def store_e(o, v):
    o.e = v


STORES = [store_a, store_b, store_c, store_d, store_e]


def value(n):
    r = random_.randrange(12)
    if r == 0:
        return lambda self, *a: (n, type(self).__name__, a)
    if r == 1:
        return staticmethod(lambda *a: (n, a))
    if r == 2:
        return classmethod(lambda cls, *a: (n, cls.__name__, a))
    if r == 3:
        return property(lambda s: (n, "property"), (lambda s, v: log.append((n, v))) if R() < 0.5 else None)
    if r == 4:
        return Get()
    if r == 5:
        return GetSet()
    if r == 6:
        return Plain()
    if r == 7:
        return len
    if r == 8:
        return None
    return random_.randrange(10**6)


def new_class():
    bases = random_.choice([(), (), (), (WithGetattr,), (WithGetattribute,), (WithSetattr,), (Exception,), (dict,), (int,),
                            (list,), (types.ModuleType,)])
    if classes and R() < 0.35:
        bases = (random_.choice(classes),)
    namespace = {n: value(n) for n in NAMES if R() < 0.25}
    if R() < 0.2 and not bases:
        namespace["__slots__"] = [n for n in NAMES if n not in namespace and R() < 0.5]
    meta = random_.choice([type, type, Meta, MetaProperty])
    try:
        return meta("C%d" % len(classes), bases, namespace)
    except TypeError:
        return type("X", (), {})


def new_object():
    cls = random_.choice(classes)
    try:
        return cls("mod") if issubclass(cls, types.ModuleType) else cls()
    except Exception:
        return None


def attempt(f, *args):
    del log[:]
    try:
        result = f(*args)
    except Exception as e:
        result = (type(e).__name__, str(e))
    return result, list(log)


def same(x, y):
    if x is y:
        return True
    if type(x) is not type(y):
        return False
    if isinstance(x, (tuple, list)):
        return len(x) == len(y) and all(map(same, x, y))
    if isinstance(x, types.MethodType):
        return x.__self__ is y.__self__ and x.__func__ is y.__func__
    try:
        return bool(x == y)
    except Exception:
        return False


def snapshot(o):
    d = getattr(o, "__dict__", None) if not isinstance(o, type) else None
    return [(k, type(v).__name__) for k, v in d.items()] if isinstance(d, dict) else None


def change_class():
    cls, n = random_.choice(classes), random_.choice(NAMES)
    try:
        if R() < 0.3:
            delattr(cls, n)
        else:
            setattr(cls, n, value(n))
    except (AttributeError, TypeError):
        pass


def change_descriptors():
    cls = random_.choice([Plain, Get, GetSet])
    if R() < 0.5:
        cls.__get__ = lambda s, o, t: "changed get"
        if R() < 0.5:
            cls.__set__ = lambda s, o, v: log.append("changed set")
    else:
        for n in ("__get__", "__set__"):
            if n in vars(cls):
                delattr(cls, n)


def change_object():
    o = random_.choice(objects)
    how = random_.randrange(4)
    try:
        if how == 0:
            o.__class__ = random_.choice(classes)
        elif how == 1:
            o.__dict__ = {n: random_.randrange(100) for n in NAMES if R() < 0.4}
        elif how == 2:
            o.__dict__[random_.choice(NAMES + [5])] = random_.randrange(100)
        else:
            delattr(o, random_.choice(NAMES))
    except (TypeError, AttributeError):
        pass


def change_getattr():
    cls = random_.choice(classes)
    try:
        if R() < 0.5:
            cls.__getattr__ = lambda s, n: ("added", n)
        else:
            del cls.__getattr__
    except (AttributeError, TypeError):
        pass


def change_bases():
    try:
        random_.choice(classes).__bases__ = (random_.choice(classes),)
    except TypeError:
        pass


def check(step):
    o = random_.choice(objects + classes[-3:])
    i = random_.randrange(len(NAMES))
    n = NAMES[i]
    how = random_.randrange(4)
    if how <= 1:
        x, y = attempt(getattr, o, n), attempt(LOADS[i], o)
        assert same(x, y), (step, type(o), n, x, y)
        return type(x[0]).__name__
    if how == 2:
        x, y = attempt(lambda o, n: getattr(o, n)(1), o, n), attempt(CALLS[i], o)
        assert same(x, y), (step, type(o), n, x, y)
        return type(x[0]).__name__
    v = random_.randrange(1000)
    first, second = (STORES[i], lambda o, v: setattr(o, n, v))[:: 1 if R() < 0.5 else -1]
    x, s1, g1 = attempt(first, o, v), snapshot(o), attempt(getattr, o, n)
    y, s2, g2 = attempt(second, o, v), snapshot(o), attempt(getattr, o, n)
    assert same(x, y) and same(g1, g2) and s1 == s2, (step, type(o), n, x, y, g1, g2, s1, s2)
    return "store"


def main():
    counts = {}
    for _ in range(6):
        classes.append(new_class())
    for step in range(12000):
        r = R()
        if r < 0.01:
            classes.append(new_class())
            del classes[:-12]
        elif r < 0.06 or not objects:
            o = new_object()
            if o is not None:
                objects.append(o)
                del objects[:-20]
        elif r < 0.09:
            change_class()
        elif r < 0.095:
            change_descriptors()
        elif r < 0.16:
            change_object()
        elif r < 0.17:
            change_getattr()
        elif r < 0.175:
            change_bases()
        else:
            kind = check(step)
            counts[kind] = counts.get(kind, 0) + 1
    for kind in sorted(counts):
        print(kind, counts[kind])


main()
