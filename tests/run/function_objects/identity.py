import copy
import inspect
import pickle
import types
import weakref


def f(a: int, b: "str" = 2, /, c=3, *args, d: float = 4, **kw) -> list:
    """The docstring."""
    local = a
    return local


print(isinstance(f, types.FunctionType), inspect.isfunction(f), callable(f), type(f).__name__, type(f).__module__)
print(f.__name__, f.__qualname__, f.__module__ == __name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__)
print(inspect.signature(f), f.__closure__, f.__globals__ is globals(), f.__builtins__["len"] is len, f.__dict__)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_names, c.co_flags,
      c.co_firstlineno, c.co_freevars, c.co_cellvars, c.co_filename.endswith("identity.py"))
print(repr(f).split(" at ")[0], copy.copy(f) is f, copy.deepcopy(f) is f, weakref.ref(f)() is f, hash(f) == hash(f), f == f)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(pickle.loads(pickle.dumps(f, protocol)) is f, end=" ")
print()
f.attribute = 1
print(f.__dict__, f.attribute)
del f.attribute
f.__name__ = "renamed"
f.__qualname__ = "q.renamed"
f.__doc__ = "new doc"
print(f.__name__, repr(f).split(" at ")[0], f.__doc__)
for name, value in (("__name__", 5), ("__qualname__", 5), ("__dict__", 5), ("__defaults__", 5), ("__kwdefaults__", 5), ("__code__", 5),
                    ("__closure__", 5), ("__globals__", {})):
    try:
        setattr(f, name, value)
    except (TypeError, AttributeError) as e:
        print(name, type(e).__name__, e)
lam = lambda x, y=1: x
print(lam.__name__, lam.__qualname__, inspect.signature(lam))


class C:
    def m(self): pass

    @classmethod
    def c(cls): pass

    @staticmethod
    def s(): pass


print(type(C.m).__name__, type(C().m).__name__, type(C.c).__name__, type(C.s).__name__, inspect.ismethod(C().m), inspect.isfunction(C.m))
print(C.m.__qualname__, inspect.signature(C().m), inspect.signature(C.m), pickle.loads(pickle.dumps(C.m)) is C.m)
print(repr(C().m).split(" of ")[0], C.__dict__["m"] is C.m, C.m.__get__(5)).__class__ if False else print(C.m.__get__(5).__self__)


def outer():
    x = 1

    def inner(): return x
    return inner


inner = outer()
print(inner.__qualname__, inner.__closure__[0].cell_contents, inspect.getclosurevars(inner).nonlocals, inner.__code__.co_freevars)
try:
    pickle.dumps(inner)
except (AttributeError, pickle.PicklingError) as e:
    print(type(e).__name__)
print(sorted(n for n in dir(f) if n not in dir(object)))
