"""Attributes of functions set, deleted and mistyped; pickling, copying, weak references; binding; code objects swapped."""
import sys, types, functools, inspect, pickle, copy, weakref, gc

def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    "doc"
    return a, b, c, args, d, e, kw

for call in ["f(1, d=4)", "f(1, 2, 3, 4, 5, d=6, x=7)", "f()", "f(1)", "f(a=1, d=2)", "f(1, d=1, d2=2, a=3)", "f(*[1,2], **{'d': 3})",
             "f(1, **{'d': 1}, **{'d': 2})", "f(1, c=2, *[7], d=1)", "f(**{1: 2})", "f(*3)", "f(**3)", "f(1, b=2, d=3)", "f(1, 2, 3, c=4, d=5)",
             "f(1, *None, d=2)", "f(1, d=2, **None)"]:
    try:
        print(call, eval(call))
    except TypeError as e:
        print(call, "TypeError", e)
print(inspect.signature(f), f.__defaults__, f.__kwdefaults__, f.__doc__, f.__module__, f.__qualname__)
f.__defaults__ = (20, 30)
print(f(1, d=0))
f.__defaults__ = None
try: print(f(1, d=0))
except TypeError as e: print(e)
f.__kwdefaults__ = None
try: print(f(1, 2, 3, d=0))
except TypeError as e: print(e)
f.__kwdefaults__ = {"d": 9, "e": 8}
print(f(1, 2, 3))
f.__kwdefaults__["e"] = 10
print(f(1, 2, 3))
del f.__kwdefaults__
try: f(1, 2, 3)
except TypeError as e: print(e)
f.__defaults__ = (1, 2, 3, 4, 5, 6)
try: print(f(d=1, e=2))
except TypeError as e: print(e)
for bad in [("__defaults__", 3), ("__kwdefaults__", 3), ("__name__", 3), ("__qualname__", 3), ("__code__", 3), ("__annotations__", 3), ("__dict__", 3), ("__closure__", ()), ("__globals__", {})]:
    try: setattr(f, *bad)
    except Exception as e: print(bad[0], type(e).__name__, e)
for name in ["__defaults__", "__kwdefaults__", "__name__", "__qualname__", "__code__", "__annotations__", "__dict__", "__closure__", "__globals__", "__module__", "__doc__"]:
    try: delattr(f, name); print("deleted", name, getattr(f, name, "gone"))
    except Exception as e: print(name, type(e).__name__, e)

def g(x: int, y: "str" = 'a', *, z: list[int] = None) -> None: ...
print(g.__annotations__, inspect.signature(g), g.__type_params__ if hasattr(g, "__type_params__") else None)
g.__annotations__ = {"a": 1}
print(g.__annotations__)
g.attr = 1
print(g.__dict__, vars(g))
r = weakref.ref(g, lambda r: print("g died"))
print(r() is g)
h = copy.copy(g); print(h is g, copy.deepcopy(g) is g)
del h
del g
gc.collect()
print(r())

def top(): return 1
print(pickle.loads(pickle.dumps(top)) is top)
class K:
    def m(self): return self
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(): return 's'
    class N:
        def n(self): return 'n'
print(pickle.loads(pickle.dumps(K.N.n)) is K.N.n, pickle.loads(pickle.dumps(K.m)) is K.m, pickle.loads(pickle.dumps(K.c)))
def loc():
    def inner(): pass
    return inner
try: pickle.dumps(loc())
except Exception as e: print(type(e).__name__, str(e).replace(hex(id(1)), ''))
try: pickle.dumps(lambda: 1)
except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
print(functools.partial(f, 1).func is f)
print(isinstance(top, types.FunctionType), inspect.isfunction(top), inspect.ismethod(K().m), callable(top), inspect.isroutine(top))
m = K().m
print(m.__func__ is K.m, m.__self__.__class__ is K, m == m.__self__.m, hash(m) == hash(m.__self__.m))
print(top.__get__(None, int) , ) if False else print(top.__get__(3).__self__)
try: top.__get__(None)
except TypeError as e: print(e)
try: top.__get__(None, None)
except TypeError as e: print(e)
print(types.MethodType(top, 3).__call__.__self__.__self__)
try: types.MethodType(top, 3)()
except TypeError as e: print(e)
try: K.m()
except TypeError as e: print(e)
try: K().s(1)
except TypeError as e: print(e)
try: K().N().n(1, 2)
except TypeError as e: print(e)
print(repr(top).split(' at ')[0], repr(K.N.n).split(' at ')[0], str(K().m).split(' of ')[0])
t2 = types.FunctionType(top.__code__, {"__builtins__": __builtins__}, "other")
print(t2(), t2.__name__, t2.__qualname__)
def clo():
    v = 10
    def inner(q=1): return v + q
    return inner
i = clo()
i2 = types.FunctionType(i.__code__, globals(), "i2", (5,), i.__closure__)
print(i2(), i(), i.__closure__[0].cell_contents)
i.__closure__[0].cell_contents = 100
print(i2(), i())
del i.__closure__[0].cell_contents
try: i()
except NameError as e: print(type(e).__name__, e)
try: i.__closure__[0].cell_contents
except ValueError as e: print(e)
try: top.__code__ = i.__code__
except ValueError as e: print(e)
try: i.__code__ = top.__code__
except ValueError as e: print(e)
def rep(a, *, b=3): return ('rep', a, b)
top.__code__ = rep.__code__
try: top()
except TypeError as e: print(e)
try: top(1)
except TypeError as e: print(e)
print(top(1, b=2), top.__name__)
print(rep.__code__.replace(co_name="zz").co_name)
rep.__code__ = rep.__code__.replace(co_name="zz")
print(rep(1))
try: rep()
except TypeError as e: print(e)
def gen(): yield 1
rep.__code__ = gen.__code__
print(list(rep()))
gen.__code__ = top.__code__
print(gen(1, b=4))
print(sorted(set(dir(K.m)) ^ set(dir(types.FunctionType))))
print(K.m.__call__(5), type(K.m).__call__(K.m, 6))
print(f'{top.__builtins__ is __builtins__ or top.__builtins__ is __builtins__.__dict__}')
