"""Class statements with all their hooks, special methods that misbehave, private names, forms of super()."""
import sys
log = []
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, bases, kw); 
        class D(dict):
            def __setitem__(s, k, v): print(" set", k); super().__setitem__(k, v)
            def __missing__(s, k):
                if k == 'magic': return 42
                raise KeyError(k)
        return D()
    def __new__(m, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns)); return super().__new__(m, name, bases, dict(ns))
    def __init__(c, *a, **kw): print("init", a[0], kw)
    def __call__(c, *a, **k):
        print("call", a, k); return super().__call__(*a, **k)
class A(metaclass=Meta, flag=1):
    x = magic
    def f(self): return __class__
    y: int = 3
    z: 'str'
    print(sorted(k for k in locals()))
a = A()
print(a.f(), A.__annotations__)
try:
    class B(A):
        def __init__(self): super().__init__()
        t = nothere
except NameError as e: print(e)
class Desc:
    def __set_name__(self, o, n): print("set_name", o.__name__, n)
    def __get__(self, i, o): return ("get", i is None, o.__name__)
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); print("init_subclass", cls.__name__, tag)
        cls.tag = tag
    def __class_getitem__(cls, i): return (cls.__name__, i)
class C(Base, tag="t"):
    d = Desc(); e = Desc()
    def __new__(cls, *a): 
        print("new", a); return super().__new__(cls)
print(C.d, C().e, C[1], C.tag)
try:
    class Bad(Base, other=1): pass
except TypeError as e: print(e)
class BadName:
    def __set_name__(self, o, n): raise ValueError("sn")
try:
    class Q: bn = BadName()
except RuntimeError as e: print(e, repr(e.__cause__))
except ValueError as e: print(e, getattr(e, '__notes__', None))
class S:
    __slots__ = ('a', '__b', 'c')
    def __init__(self): self.a = 1; self.__b = 2
    def get(self): return self.__b
s = S(); print(s.get(), S.__slots__, s._S__b)
try: s.zz = 1
except AttributeError as e: print(e)
try: s.c
except AttributeError as e: print(e)
del s.a
try: s.a
except AttributeError as e: print(e)
try:
    class S2: 
        __slots__ = ('a',); a = 1
except ValueError as e: print(e)
class S3(S): 
    __slots__ = ('__dict__', '__weakref__')
t = S3(); t.k = 2; print(t.__dict__)
try:
    class W(int, str): pass
except TypeError as e: print(e)
try:
    class O(Base, Base): pass
except TypeError as e: print(e)
class X1: pass
class X2(X1): pass
try:
    class X3(X1, X2): pass
except TypeError as e: print(e)
def kw(**k): return k
class MRO:
    def __mro_entries__(self, bases): print("mro_entries", len(bases)); return (X1,)
class M(MRO()): pass
print(M.__bases__, M.__orig_bases__[0].__class__.__name__)
import types
print(types.new_class("N", (X1,), {}, lambda ns: ns.update(a=1)).a)
class P:
    def __init__(self): self._v = 1
    @property
    def v(self): "docv"; return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): print("del"); del self._v
p = P(); p.v = 3; print(p.v, P.v.__doc__); del p.v
try: p.v
except AttributeError as e: print(e)
class Priv:
    __x = 1
    def __m(self): return self.__x
    def call(self, o=None): return (o or self).__m()
    def k(self, __arg=1, *, __kw=2): return __arg, __kw, sorted(locals())
    class __In: pass
    import os as __os
    def imp(self):
        import sys as __sys
        global __gl
        __gl = 1
        return [n for n in locals()], [(__v) for __v in (1,)]
print(Priv().call(), Priv().k(_Priv__kw=5), sorted(k for k in vars(Priv) if 'Priv' in k), Priv().imp(), '_Priv__gl' in globals())
class Eq:
    def __eq__(self, o): return NotImplemented
    __hash__ = None
print(Eq() == 1, Eq() != Eq())
try: hash(Eq())
except TypeError as e: print(e)
class Call:
    def __call__(self, *a, **k): return a, k
    def __getattr__(self, n):
        if n.startswith('dyn'): return lambda *a: (n, a)
        raise AttributeError(n)
    def __enter__(self): return self
    def __exit__(self, *e): return True
    def __bool__(self): raise ZeroDivisionError('b')
    def __len__(self): return -1
    def __contains__(self, x): return 'yes'
    def __iter__(self): return 3
    def __getitem__(self, i): return i
    def __index__(self): return 7
    def __format__(self, s): return f'<{s}>'
c = Call()
print(c(1, a=2), c.dynx(3), 5 in c, c[1:2, ..., None], f'{c:abc}', f'{c!r:.5}', [0]*c, "%s" % (c[1],))
for code in ["if c: pass", "not c", "c and 1", "len(c)", "iter(c)", "[*c]", "a, b = c", "f(*c)", "c.nope", "c.x.y", "for i in c: pass", "c + 1", "-c", "c < c", "c @ 2", "c[0] = 1", "del c[0]", "c.y = 1; print(c.y); del c.y; del c.y", "range(c)[-1]"]:
    try: exec(code)
    except Exception as e: print(code, '->', type(e).__name__, e)
def inner_class_in_method():
    class L:
        def m(self): return type(self).__qualname__
    return L().m(), L.__qualname__, L.m.__qualname__
print(inner_class_in_method())
class WithGlobalQual:
    __qualname__ = "Other.Name"
    __module__ = "elsewhere"
    def m(self): pass
print(WithGlobalQual.__qualname__, WithGlobalQual.__module__, WithGlobalQual.m.__qualname__, WithGlobalQual)
class Doc:
    """class doc"""
    def f(self): """f doc"""
class NoDoc:
    f"""not doc"""
print(Doc.__doc__, Doc.f.__doc__, NoDoc.__doc__)
if True:
    class Cond:
        if sys.version_info > (3,):
            def a(self): return 1
        else:
            def b(self): pass
        for i in range(3):
            exec(f"def m{i}(self): return {i}")
        try: 1/0
        except ZeroDivisionError as e: err = str(e)
        with open("/dev/null") as fh: pass
        [q for q in range(i)]
        lam = [lambda self, i=i: i for i in range(2)]
        while i: i -= 1
print(Cond().a(), Cond().m2(), Cond.err, Cond.i, sorted(k for k in vars(Cond) if not k.startswith('_')))
def deco(tag):
    def d(c): print("deco", tag, c.__name__); c.tag = tag; return c
    print("make", tag); return d
@deco(1)
@deco(2)
class Dd: pass
print(Dd.tag)
class Raises:
    x = 1
    try:
        y
    except NameError as e:
        print(e)
    del x
    try: del x
    except NameError as e: print(e)
print(super(C, C()).__init_subclass__)
class SC1:
    def f(self): return 'SC1'
class SC2(SC1):
    def f(self):
        return [super(SC2, self).f() for _ in [0]]
    def g(self):
        try: return [super().f() for _ in [0]]
        except Exception as e: return type(e).__name__, str(e)
    def h(self):
        del self
        try: super()
        except Exception as e: return type(e).__name__, str(e)
    def i():
        try: super()
        except Exception as e: return type(e).__name__, str(e)
    def j(self):
        self = SC1()
        try: return super().f()
        except Exception as e: return type(e).__name__, str(e)
    def k(self, *a):
        def q(z): return super().f()
        return q(self)
    s = staticmethod(lambda: super())
print(SC2().f(), SC2().g(), SC2().h(), SC2.i(), SC2().j(), SC2().k())
try: SC2.s()
except Exception as e: print(type(e).__name__, e)
