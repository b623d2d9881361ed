# Which tuples the collector knows: from 3.14 on not those that hold nothing for it.
import gc
def f(a, *rest): return gc.is_tracked(rest)
def slices(step, o):
    t, u, a, b = (1, 2, 3, 4), (o, 1, o, 2), slice(0, 4, step), slice(1, 3)
    print([gc.is_tracked(x) for x in (t[::step], t[::2], u[::step], u[::2], u[1::step], t[a], u[a], t[b], u[b], t[1:step + 1], t[1:3], t[3:1], t[::-1], t[::-step])])
slices(2, object()); slices(2, [])
def g():
    o = object(); l = []; t = (1, 2); m = (l,)
    i = 5; s = "x"; n = 1000; fl = 1.5
    print([gc.is_tracked(x) for x in ((o,), (l,), (t,), (m,), (i, s), (i, l), (n + 1, fl * 2), ((i, o),), (f,), (o, t[:1], m[0:1]))])
    print([gc.is_tracked(x) for x in ((1, 2, o)[:2], (o, l)[1:], (o, l)[:1], (l, o)[:], t[:1], tuple([o]), (*t, o), (*t, l), t + (n,), m + t, t * 2, m * 2)])
    x = int
    e = ()
    print([gc.is_tracked(a) for a in ((x,), (e,), (1, x)[1:], (x, i))], f(x), f(e))
    print(f(1), f(1, o), f(1, l), f(*[1, o]), f(*[1, l]), f(1, t), f(1, m))
    print([gc.is_tracked(x) for x in (enumerate([1]).__next__(), next(zip([1], [2])), next(zip([l],[1])), next(iter({1: 2}.items())), divmod(n, 7), n.as_integer_ratio())])
    a, *b = o, l, t
    x, y = (o, l)
    for p in zip((1, 2), (3, 4)): print(gc.is_tracked(p))
    for p in enumerate([o, l]): print(gc.is_tracked(p))
    for p in {1: l, 2: o}.items(): print(gc.is_tracked(p))
    match (o, i, l):
        case (q, *r): print(gc.is_tracked(r))
    def h(*args, **k): return gc.is_tracked(args)
    print(h(), h(1), h(l), h(o, k=2), h(*t, **{}), (lambda *a: gc.is_tracked(a))(1))
    gc.collect()
class Exc(Exception): pass
print(gc.is_tracked(Exc(1).args), gc.is_tracked(Exc([]).args), gc.is_tracked(Exc(object()).args))
g(); g()
def gen():
    t = yield
    while True: t = yield gc.is_tracked((t, 1))
k = gen(); next(k); print(k.send(1), k.send([]), k.send(object()))
