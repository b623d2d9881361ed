"""from ... import *: of modules that name what is not there or no text, of objects that are no modules."""
import sys
import types


def show(what, source, **namespace):
    try:
        exec(source, namespace)
        print(what, sorted(k for k in namespace if not k.startswith("__")))
    except BaseException as e:
        print(what, type(e).__name__, e)


def module(name, **contents):
    m = types.ModuleType(name)
    vars(m).update(contents)
    sys.modules[name] = m
    return m


module("star_good", a=1, _b=2, __all__=["a", "_b"])
module("star_plain", a=1, _b=2)
from star_good import *
from star_plain import *
print(a, _b)


module("star_bad_all", a=1, __all__=["a", 5])
try:
    from star_bad_all import *
except TypeError as e:
    print(e)
module("star_missing", a=1, __all__=["a", "zz"])
try:
    from star_missing import *
except AttributeError as e:
    print(e)
m = module("star_bad_key", a=1)
vars(m)[7] = 1
try:
    from star_bad_key import *
except TypeError as e:
    print(e)
m = module("star_no_name", a=1, __all__=[5])
m.__name__ = 5
try:
    from star_no_name import *
except TypeError as e:
    print(e)
del m.__name__
try:
    from star_no_name import *
except AttributeError as e:
    print(e)


class NoDict:
    __slots__ = ("__name__",)

    def __getattribute__(self, name):
        if name in ("__dict__", "__all__"):
            raise AttributeError(name)
        return object.__getattribute__(self, name)


sys.modules["star_no_dict"] = NoDict()
try:
    from star_no_dict import *
except ImportError as e:
    print(e)


class Failing:
    @property
    def __all__(self):
        raise ZeroDivisionError("all")


sys.modules["star_failing"] = Failing()
try:
    from star_failing import *
except ZeroDivisionError as e:
    print(e)


class FailingItems:
    def __getitem__(self, i):
        print("item", i)
        if i == 2:
            raise ZeroDivisionError("item")
        return "ab"[i]


module("star_items", a=11, b=12, __all__=FailingItems())
try:
    from star_items import *
except ZeroDivisionError as e:
    print(e)
print(a, b)


class Lazy(types.ModuleType):
    def __getattr__(self, name):
        print("lazy", name)
        if name == "__all__":
            return ("p", "q")
        if name == "__path__" or name == "__spec__":
            raise AttributeError(name)
        return name * 2


sys.modules["star_lazy"] = Lazy("star_lazy")
from star_lazy import *
print(p, q)


def from_odd():
    class Odd:
        __name__ = 5
    sys.modules["star_odd"] = Odd()
    for statement in ("from star_odd import x", "from star_odd import *"):
        show(statement, statement)
    try:
        from star_odd import x
    except ImportError as e:
        print(e, e.name, e.path)
    sys.modules["star_odd"].__name__ = "sub.package"
    try:
        from star_odd import x
    except ImportError as e:
        print(e, e.name, e.path)
    sys.modules["sub.package.x"] = "the submodule"
    from star_odd import x
    print(x)
    Odd.__spec__ = property(lambda self: 1 // 0)
    try:
        from star_odd import y
    except BaseException as e:
        print(type(e), e)
    Odd.__spec__ = types.SimpleNamespace(_initializing=True)
    Odd.__file__ = 7
    try:
        from star_odd import y
    except ImportError as e:
        print(e, e.path)
    Odd.__file__ = "some.py"
    try:
        from star_odd import y
    except ImportError as e:
        print(e, e.path)


def main():
    from_odd()
