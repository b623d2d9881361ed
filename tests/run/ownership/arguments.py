"""When arguments die: they are the callee's, which may delete, rebind or clear them."""
import functools
import weakref


class D:
    def __init__(self, name):
        self.name = name
        self.next = None

    def __del__(self):
        print("del", self.name)


def deleted(x):
    print("in", x.name)
    del x
    print("after del")


def rebound(x):
    x = 5
    print("rebound", x)


def maybe(x, flag):
    if flag:
        x = None
        print("cleared")
    else:
        print("kept")
    print("end", x is None)


def chain(n):
    head = None
    for i in range(n, 0, -1):
        d = D(i)
        d.next = head
        head = d
    del d
    return head


def walk(node):
    while node:
        print("at", node.name)
        node = node.next
    print("walked")


def walk_alias(first):
    node = first
    first = None
    while node is not None:
        node = node.next
        print("step")


def order(a, b):
    c = D("local c")
    d = D("local d")
    print("body")


def identity(x):
    y = D("y")
    return x


def other_name(x):
    y = x
    del x
    print("one name left")
    y = None
    print("none left")


def on_stack(x):
    pair = (x, (x := None))
    print("tuple holds it", pair[0].name)
    del pair
    print("gone")


def first_of(a, b):
    return a.name


def used_after(x):
    print(first_of(x, (x := None)))
    print("after the use")


def in_cell(x):
    def inner():
        nonlocal x
        x = None
    inner()
    print("the cell is empty")


def in_cell_beside_a_loop(x):
    x, y = 5, x
    for i in range(3):
        y = i
    print("rebound", y)

    def inner():
        return x, y
    print("the cells have", inner())


def kept_by_cell(x):
    z = D("z")
    return lambda: x.name


def defaults(a, b=None, *, c=None):
    z = D("defaults z")
    del a
    print("defaults", b is None, c is None)


def star(a, *rest, **named):
    del rest
    print("no rest")
    named.clear()
    print("no named")


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, d0, d1=None, d2=None):
    del c9, a0
    print("deleted two of many")


class K:
    def __init__(self, *a):
        self.z = D("z")

    def m(self, x, y=None, *a, **k):
        l = D("l")
        del x
        print("m")

    def drop_self(self):
        del self
        print("no self")

    def __del__(self):
        print("K gone")

    def __call__(self, x):
        x = None
        print("called")

    @staticmethod
    def s(x):
        del x
        print("static")

    @classmethod
    def c(cls, x):
        del x
        print("class method")


class Init:
    def __init__(self, x, y):
        self.y = y
        del x
        print("init")


def recursion(x, n):
    if n:
        return recursion(x, n - 1)
    x = None
    print("deepest")


def moving(x, n):
    y, x = x, None
    if n:
        return moving(y, n - 1)
    del y
    print("bottom")


def gen(x, y):
    yield x.name
    del x
    yield "x deleted"
    y = None
    yield "y rebound"


async def co(x):
    del x
    print("in coroutine")


def raises(x):
    l = D("local of raises")
    del x
    print("raising")
    raise ValueError


def raises_with(x):
    raise ValueError(x.name)


def catches(x):
    try:
        raise ValueError
    except ValueError:
        x = None
        print("handled")
    print("end of catches")


def in_finally(x):
    try:
        return x.name
    finally:
        del x
        print("finally")


def fails():
    raise KeyError("pending")


def weak(x):
    r = weakref.ref(x)
    print(r() is x)
    del x
    return r


def numbers(n, step, extra):
    total = 0
    while n > 0:
        total += n * step
        n -= 1
    extra = None
    print("numbers", total)


def returned_early(x, flag):
    if flag:
        return 1
    y = D("early y")
    return 2


def with_items(x):
    for item in [D("i1"), D("i2")]:
        pass
    print("items")


def run(label, f, *a, **k):
    print("--", label)
    try:
        print("->", f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


def calls():
    deleted(D("t1"))
    rebound(D("t2"))
    maybe(D("t3"), True)
    maybe(D("t4"), False)
    walk(chain(4))
    walk_alias(chain(3))
    order(D("A"), D("B"))
    print(identity(D("I")).name)
    other_name(D("two names"))
    on_stack(D("stacked"))
    used_after(D("used"))
    in_cell(D("celled"))
    in_cell_beside_a_loop(D("celled, beside a loop"))
    f = kept_by_cell(D("captured"))
    print(f())
    f = None
    defaults(D("da"))
    defaults(D("da"), D("db"), c=D("dc"))
    star(D("sa"), D("sb"), D("sc"), k=D("sk"))
    with_items(D("before items"))
    returned_early(D("early"), True)
    returned_early(D("late"), False)
    numbers(3, 2, D("extra"))


def many_arguments():
    many(D(0), D(1), 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, D(29), D(30))


def methods():
    K().m(D("mx"), D("my"), D("ma"), k=D("mk"))
    b = K().m
    b(D("bx"))
    b = None
    K().drop_self()
    K()(D("callee"))
    K.s(D("sx"))
    K.c(D("cx"))
    K().s(D("sx2"))
    i = Init(y=D("iy"), x=D("ix"))
    print("made")


def kept():
    x = D("kept")
    deleted(x)
    order(x, x)
    identity(x)
    rebound(x)
    print("x still")
    del x
    deleted(x=D("kw"))
    order(b=D("B2"), a=D("A2"))
    x = D("replaced")
    x = rebound(x)
    print("x replaced")


def recursive():
    recursion(D("passed down"), 3)
    moving(D("moved down"), 3)


def generators():
    for text in gen(D("gx"), D("gy")):
        print(text)
    g = gen(D("never started"), D("with it"))
    g = None
    print("dropped")
    g = gen(D("started"), D("y of started"))
    next(g)
    g.close()
    print("closed")
    c = co(D("coroutine's"))
    try:
        c.send(None)
    except StopIteration:
        print("coroutine done")


def exceptions():
    run("raises", lambda: raises(D("rx")))
    run("raises with", lambda: raises_with(D("rw")))
    run("catches", lambda: catches(D("cx")))
    run("finally", lambda: in_finally(D("fx")))
    run("pending", lambda: order(D("P"), fails()))
    run("too many", lambda: deleted(D("T1"), D("T2")))
    run("unknown keyword", lambda: deleted(D("U1"), y=D("U2")))
    run("twice", lambda: deleted(D("V1"), x=D("V2")))
    run("missing", lambda: order(D("W1")))


def weakly():
    r = weak(D("weakly"))
    print(r() is None)
    x = D("strongly")
    r = weak(x)
    print(r() is x)


def from_c():
    print(sorted([3, 1, 2], key=lambda x: -x))

    def key(x):
        n = x.name
        x = None
        return n
    print([d.name for d in sorted([D("s2"), D("s1")], key=key)])
    print(list(map(key, [D("m1"), D("m2")])))
    functools.partial(deleted)(D("partial"))
    functools.partial(deleted, D("bound by partial"))()
    functools.reduce(lambda a, b: b, [D("r1"), D("r2"), D("r3")])
    print(max([D("x1"), D("x2")], key=key).name)


for f in (calls, many_arguments, methods, kept, recursive, generators, exceptions, weakly, from_c):
    print("==", f.__name__)
    f()
