# python: 3.13
# options: --frame-locals
"""f_locals is a view of the variables themselves (PEP 667)."""
import sys


def show(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def poke(**values):
    f = sys._getframe(1)
    for k, v in values.items():
        f.f_locals[k] = v
    return f.f_locals


def simple():
    x = 1
    y = ["y"]
    poke(x=2)
    poke(y="new")
    return x, y


def cell():
    x = 1
    get = lambda: x
    poke(x=[3])
    return x, get()


def unbound():
    seen = poke(later=5)
    try:
        return later, sorted(seen)
    except UnboundLocalError as e:
        return str(e)
    later = 1


def parameters(a, *args, k=None, **kw):
    view = poke(a="a", args=(1,), k="k", kw={"w": 1}, extra="not a variable")
    return a, args, k, kw, sorted(view), view["extra"], len(view), list(view.items())[:1]


def loops():
    out = []
    for i in range(3):
        poke(i=i * 10)
        out.append(i)
    total = 0
    for j in range(3):
        total += j
        poke(total=total * 2)
    return out, total


def snapshots():
    x = 1
    a = locals()
    x = 2
    b = locals()
    a["x"] = "ignored"
    return a["x"], b["x"], x, a is b, sys._getframe().f_locals["x"], type(sys._getframe().f_locals).__name__


def deletes():
    x = 1
    view = sys._getframe().f_locals
    return show(view.__delitem__, "x"), show(view.pop, "x"), show(view.clear), show(view.__getitem__, "none"), "x" in view, view.get("none"), show(
        view.update, {"x": 9}), x, show(view.setdefault, "x", 3), show(view.setdefault, "new", 4), view["new"], view == dict(view), x


class Finaliser:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def lifetimes():
    x = Finaliser("first")
    poke(x=Finaliser("second"))
    print("poked", x.name)
    poke(x=None)
    print("gone", x)


def generator():
    x = 1
    while True:
        got = yield x
        if got == "stop":
            return
        y = x


def generators():
    g = generator()
    view = g.gi_frame.f_locals
    print(sorted(view))
    out = [next(g)]
    g.gi_frame.f_locals["x"] = "poked"
    out += [g.send(1), sorted(g.gi_frame.f_locals.items())]
    g.gi_frame.f_locals["x"] = out
    out.append(g.send(2) is out)
    try:
        g.send("stop")
    except StopIteration:
        pass
    return len(out), view.get("x", "-") is out


def kept_after():
    x = Finaliser("kept")
    return sys._getframe()


def evaluated():
    x = 1
    exec("x = 5; z = 6")
    eval("(x := 7)")
    view = sys._getframe().f_locals
    exec("x = 8", globals(), view)
    return x, sorted(view), show(eval, "z")


def in_comprehension():
    x = "outer"
    return [(x, poke(x=x + 1)["x"], x) for x in range(2)], x


for f in (simple, cell, unbound, lambda: parameters(1, 2, k=3, z=4), loops, snapshots, deletes, lifetimes, generators, evaluated, in_comprehension):
    print(f.__name__, show(f))
frame = kept_after()
print(frame.f_locals["x"].name, sorted(frame.f_locals))
frame.f_locals["x"] = "replaced"
print(frame.f_locals["x"])
frame.clear()
print(sorted(frame.f_locals))


class Body:
    x = 1
    view = sys._getframe().f_locals
    view["y"] = 2
    z = y


print(Body.y, Body.z, type(Body.view).__name__)
