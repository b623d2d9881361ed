"""Tracebacks, their positions and the locals of their frames, from many kinds of statement; frames kept after a return."""
import traceback, sys, warnings, inspect
def dump(f, *a):
    try: f(*a)
    except BaseException as e:
        traceback.print_exc(file=sys.stdout)
        tb = e.__traceback__
        while tb:
            co = tb.tb_frame.f_code
            print("   ", co.co_qualname, tb.tb_lineno, tb.tb_frame.f_lineno, list(co.co_positions())[tb.tb_lasti // 2], {k: v for k, v in tb.tb_frame.f_locals.items() if isinstance(v, (int, str))} if tb.tb_frame.f_code.co_name != '<module>' else '')
            tb = tb.tb_next
def inner(x): return 1 / x
def g(x):
    yield 1
    yield (inner(
        x
    ) +
      2)
def del1(x):
    r = yield from g(x)
def consume(x): 
    return [v for v in del1(x)]
dump(consume, 0)
def throwing():
    it = del1(1); next(it)
    it.throw(ValueError("thrown in"))
dump(throwing)
def attr(o): return o.a.b.c.d
dump(attr, type("O", (), {"a": type("P", (), {"b": None})}))
def sub(d): return d['a']['b'][0]['c']
dump(sub, {'a': {'b': [{}]}})
def binop(a, b, c): return (a + b * c) - (a // (b - c))
dump(binop, 1, 2, 2); dump(binop, 'a', 2, 'x')
def call(f): return f(1)(2)(3, *[4], **{'k': 5})
dump(call, lambda x: lambda y: None)
def multi():
    return max(
        1,
        int("x"),
        3)
dump(multi)
def cmp(a, b): return a < b < a > b in a
dump(cmp, 1, 'a'); dump(cmp, 1, 2)
def unp(x):
    a, (b, *c), d = x
dump(unp, 5); dump(unp, (1, 2)); dump(unp, (1, (), 2)); dump(unp, (1, 2, 3)); dump(unp, (1,2,3,4))
def forl(x):
    for a, b in x:
        for i in a:
            pass
dump(forl, 3); dump(forl, [1]); dump(forl, [(1, 2)])
def withs(x):
    with x as y, \
         open("/nonexistent/x") as z:
        pass
dump(withs, 5)
import contextlib
dump(withs, contextlib.nullcontext())
def asserts(x):
    assert x, f"message {x}"
dump(asserts, 0)
def raises(x):
    try:
        try: raise x
        finally: y = 1
    except ValueError as e:
        raise KeyError("k") from e
    except TypeError:
        raise
dump(raises, ValueError("v")); dump(raises, 5); dump(raises, TypeError)
def nested_handlers():
    try: 1/0
    except ZeroDivisionError:
        try: {}[1]
        except KeyError:
            undefined_name
dump(nested_handlers)
def delv():
    x = 1
    del x
    return x
dump(delv)
def star(x): return [*x, *5]
dump(star, ())
def dct(): return {**{}, **5}
dump(dct)
def fst(x): return f"{x:{x}} {x!r:>q}"
dump(fst, 3); dump(fst, 'q')
def aug(x):
    x[0] += 1
    x.y -= 'a'
dump(aug, ()); dump(aug, [1])
def imp():
    from os import nope
dump(imp)
def imp2():
    import nope.really
dump(imp2)
def rec(n):
    if n: return rec(n - 1)
    raise RuntimeError("deep")
dump(rec, 5)
class K:
    def __init__(self): self.x = self.y
    @property
    def p(self): return self.q
    def __eq__(self, o): raise OSError("eq")
    def __getitem__(self, i): raise OSError("gi")
    def __iter__(self):
        yield 1
        raise OSError("it")
dump(K); k = K.__new__(K)
dump(lambda: k.p); dump(lambda: k == 1); dump(lambda: k[0]); dump(lambda: [*k]); dump(lambda: (lambda a, b: 0)(1))
dump(lambda: sorted([3, 'a'], key=lambda v: v + 1))
def comp(x): return [[1 / b for b in a] for a in x]
dump(comp, [[1], [0]])
def match_(x):
    match x:
        case {'a': int(a)} if 1 / a: return 1
        case [1, *_, K(zz=1)]: return 2
        case K(1): return 3
dump(match_, {'a': 0}); dump(match_, k)
def excgroup():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as eg:
        raise KeyError("in star")
dump(excgroup)
def wl():
    while True:
        try:
            continue
        finally:
            try:
                return 1 / 0
            finally:
                print("fin")
dump(wl)
def w(level):
    warnings.warn("msg", stacklevel=level)
def w2(level):
    w(level)
    [w(level) for _ in [1]]
    list(w(level) for _ in [1])
with warnings.catch_warnings(record=True) as ws:
    warnings.simplefilter("always")
    for i in range(1, 5): w2(i)
    print([(x.lineno, x.filename.rsplit('/')[-1]) for x in ws])
def fr():
    f = sys._getframe(); 
    out = []
    while f and f.f_code.co_name != '<module>': out.append((f.f_code.co_name, f.f_lineno)); f = f.f_back
    return out
print((lambda: [fr() for _ in [1]])(), list(fr() for _ in [1])[0], sorted([1], key=lambda x: fr() and 1))
class Cc:
    out = fr()
    def __enter__(s): s.e = fr(); return s
    def __exit__(s, *a): s.x = fr()
    def __del__(s): print("del", fr())
def u():
    with Cc() as c:
        pass
    print(c.out, c.e, c.x)
    c = None
    d = Cc()
u()
print(inspect.currentframe().f_code.co_name, [f.function for f in inspect.stack()][0])
e = None
def keep():
    a = 1; b = [1]
    try: 1/0
    except ZeroDivisionError as ex: 
        global e; e = ex
    a = 2
keep()
print(e.__traceback__.tb_frame.f_locals, e.__traceback__.tb_lineno); e.__traceback__.tb_frame.clear(); print(e.__traceback__.tb_frame.f_locals)
sys.stdout.flush()
consume(0)
