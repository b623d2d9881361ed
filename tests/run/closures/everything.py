"""Cells in every combination: parameters, deletion, class bodies, comprehensions, generators, exec."""
def a(x):
    def get(): return x
    def set_(v):
        nonlocal x
        x = v
    def dele():
        nonlocal x
        del x
    return get, set_, dele
g, s, d = a(1)
print(g()); s(2); print(g()); d()
try: g()
except NameError as e: print(type(e).__name__, e)
try: d()
except NameError as e: print(type(e).__name__, e)
s(3); print(g())

def b():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
        fs.append(lambda i=i: i)
    return [f() for f in fs]
print(b())
def c():
    def inner():
        return later
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    later = 5
    return inner()
print(c())
def dd():
    try: print(y)
    except UnboundLocalError as e: print(e)
    y = 1
    f = lambda: y
    del y
    try: f()
    except NameError as e: print(type(e).__name__, e)
    try: y
    except NameError as e: print(type(e).__name__, e)
dd()
def star(*args, **kw):
    def i(): return args, kw
    def j():
        nonlocal args
        args += (1,)
        kw['z'] = 1
    j(); j()
    return i()
print(star(1, 2, a=3))
def kwonly(*, k, q=2):
    return (lambda: (k, q)), (lambda: locals())
print(kwonly(k=1)[0](), kwonly(k=1)[1]())
def deep(a):
    def l1(b):
        def l2(c):
            def l3(d):
                nonlocal a, b, c
                a += d; b += d; c += d
                return a, b, c, d, sorted(locals())
            return l3
        return l2
    return l1
f = deep(1)(2)(3)
print(f(10)); print(f(10))
class X:
    y = 1
    f = lambda self: __class__
    @property
    def p(self): return __class__
    @staticmethod
    def s(): return __class__
    def g(self):
        yield __class__
        yield super().__repr__
    class Y:
        def q(self): return __class__
    l = [y for _ in range(2)] if False else None
    def h(self):
        return [__class__ for _ in range(2)], (lambda: __class__)(), super().__init__
print(X().f(), X().p, X.s(), X.Y().q(), X().h()[:2], next(X().g()))
def cls_cell():
    v = 'outer'
    class C:
        v = 'inner' + v if False else 'inner'
        w = v
        def m(self): return v
        z = (lambda: v)()
    return C.v, C.w, C().m(), C.z
print(cls_cell())
x = 'global'
def xx():
    x = 'local'
    class C:
        print(x)
        x = x + '!'
        print(x)
        del x
        print(x)
    class D:
        global x
        x = 'set'
    class E:
        nonlocal x
        x = 'nl'
    return x
print(xx(), x)
def walrus():
    r = [y := i * 2 for i in range(4)]
    any((last := k) > 1 for k in range(5))
    return r, y, last
print(walrus())
r = [z := q for q in 'abc']
print(z)
def comp_cells():
    fs = [lambda: i for i in range(3)]
    gs = [(lambda j: lambda: (i, j))(i) for i in range(3)]
    ds = {k: lambda: k for k in range(2)}
    return [f() for f in fs], [g() for g in gs], {k: v() for k, v in ds.items()}
print(comp_cells())
def gen_cells():
    n = 0
    def bump():
        nonlocal n
        n += 1
    while n < 3:
        yield n
        bump()
    def inner():
        nonlocal n
        for n in range(2): yield n
    yield from inner()
    yield n
print(list(gen_cells()))
def cell_param_del(p):
    def q(): return p
    del p
    try: q()
    except NameError as e: return str(e)
print(cell_param_del(1))
def same_name(same_name):
    return lambda: same_name
print(same_name(3)())
def loop_except():
    def use(): return e
    try: raise ValueError(1)
    except ValueError as e: print(repr(use()))
    try: use()
    except NameError as err: print(err)
loop_except()
def with_cell():
    import contextlib
    def use(): return v
    with contextlib.nullcontext(4) as v: pass
    for v in [5]: pass
    import os.path as v2
    (v), [v3, *v4] = 7, (1, 2, 3)
    def w(): return v, v3, v4
    return use(), w()
print(with_cell())
def free_in_default(a):
    def f(b=a, *, c=lambda: a): 
        return b, c()
    a = 9
    return f()
print(free_in_default(1))
def annotations_closure():
    T = int
    def f(x: T, y: 'T' = 1) -> T: pass
    return f.__annotations__
print(annotations_closure())
def exec_in():
    v = 1
    def i(): return v
    exec("v = 2")
    return v, i(), locals()['v'], eval('v + 1'), sorted(dir()), sorted(vars())
print(exec_in())
