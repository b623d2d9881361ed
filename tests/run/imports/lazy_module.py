import sys
import types


class Lazy(types.ModuleType):
    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("_"):
            raise AttributeError(name)
        return f"made {name}"


sys.modules["lazy_thing"] = Lazy("lazy_thing")
import lazy_thing
from lazy_thing import a, b as c
print(a, c, lazy_thing.d)
try:
    from lazy_thing import _private
except ImportError as e:
    print(e)


def __getattr__(name):
    if name == "dynamic":
        return "module __getattr__"
    raise AttributeError(name)


def __dir__():
    return ["custom"]


me = sys.modules[__name__]
print(me.dynamic, dir(me), hasattr(me, "nothing"))
try:
    dynamic
except NameError as e:
    print(e)
print(__name__, __package__, __spec__.name, __file__.rsplit("/")[-1], __doc__, __builtins__ is not None)
__all__ = ["me"]
sys.modules[__name__].added = 5
print(added)
import importlib.util
print(importlib.util.find_spec("os").name, importlib.import_module("os.path").__name__)
