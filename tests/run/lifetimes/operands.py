# The order in which one instruction releases its operands, seen by what they do when they die.
import sys


class Loud:
    def __init__(self, name, other=None):
        self.name = name

    def __del__(self):
        print("dies", self.name)

    def __getitem__(self, key): return 1
    def __setitem__(self, key, value): pass
    def __delitem__(self, key): pass
    def __add__(self, other): return 1
    def __iadd__(self, other): return 1
    def __radd__(self, other): return 1
    def __lt__(self, other): return True
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __contains__(self, x): return True
    def __call__(self, *a, **k): return 1
    def __setattr__(self, n, v):
        object.__setattr__(self, n, v if n == "name" else 0)
    def __iter__(self): return iter((1, 2))
    def __format__(self, spec): return "f"
    def __enter__(self): return 1
    def __exit__(self, *a): return False


L = Loud


class Slots:
    __slots__ = ("a", "name")
    def __init__(self, name): self.name = name
    def __del__(self): print("dies", self.name)


class Plain:
    def __init__(self, name): self.name = name
    def __del__(self): print("dies", self.name)
    def method(self, *a, **k): return 1


def function(*a, **k):
    return 1


def two(a, b):
    return 1


class Meta(type):
    def __del__(cls): print("dies class", cls.__name__)


def attributes():
    print("store_attr"); L("o").x = L("v")
    print("store_attr plain"); Plain("o").x = L("v")
    print("store_attr slot"); Slots("o").a = L("v")
    o = Plain("o")
    o.x = L("old")
    print("store_attr replace"); o.x = L("new")
    print("augmented"); o.x += L("b")
    print("load"); Plain("p").name
    print("load method"); Plain("p").method


def subscripts():
    print("binary"); L("o")[L("k")]
    print("store"); L("o")[L("k")] = L("v")
    print("delete"); del L("o")[L("k")]
    print("augmented"); L("o")[L("k")] += L("v")
    print("slice"); L("o")[L("a"):L("b")]
    print("slice store"); L("o")[L("a"):L("b")] = L("v")
    print("slice step"); L("o")[L("a"):L("b"):L("c")]
    print("list"); [L("a"), L("b")][0]
    print("dict"); {L("k"): L("v")}[L("k2")]
    d = {}
    print("dict store"); d[L("k")] = L("v")
    print("dict store again"); d[L("k2")] = L("v2")
    l = [L("old")]
    print("list store"); l[0] = L("new")
    print("tuple"); (L("a"), L("b"))[1]


def operators():
    print("add"); L("a") + L("b")
    a = L("a")
    print("iadd"); a += L("b")
    print("compare"); L("a") < L("b")
    print("eq"); L("a") == L("b")
    print("chain"); L("a") < L("b") < L("c")
    print("is"); L("a") is L("b")
    print("in"); L("a") in L("b")
    print("not"); not L("a")
    print("and"); L("a") and L("b") and 1
    print("tuples"); (L("a"),) == (L("b"),)
    print("list in"); L("a") in [L("b"), L("c")]


def calls():
    print("function"); function(L("a"), L("b"))
    print("function kw"); function(L("a"), k=L("b"))
    print("two"); two(L("a"), L("b"))
    print("two kw"); two(b=L("b"), a=L("a"))
    print("callable"); L("f")(L("a"), L("b"))
    print("callable kw"); L("f")(L("a"), k=L("b"))
    print("ex"); function(*(L("a"), L("b")), **{"k": L("c")})
    print("callable ex"); L("f")(*(L("a"), L("b")), **{"k": L("c")})
    print("method"); Plain("o").method(L("a"), L("b"))
    print("method kw"); Plain("o").method(L("a"), k=L("b"))
    m = Plain("o").method
    print("bound"); m(L("a"), L("b"))
    print("builtin"); print(isinstance(L("a"), L))
    print("builtin two"); getattr(L("a"), "name", L("d"))
    print("builtin o"); len((L("a"), L("b")))
    print("builtin kw"); print(1, end="\n", file=None, sep=str(L("s").name))
    print("max"); max(L("a"), L("b"), key=lambda x: 1)
    print("list append"); [].append(L("a"))
    print("dict get"); {}.get(L("k"), L("d"))
    print("dict pop"); {}.pop(L("k"), L("d"))
    print("setdefault"); {}.setdefault(L("k"), L("d"))
    print("str"); str(L("a"))[:0]
    print("type"); type(L("a"))
    print("tuple"); tuple(L("a"))
    print("class"); Plain(L("n"))
    print("lambda"); (lambda a, b: 1)(L("a"), L("b"))
    print("fails")
    try: two(L("a"), L("b"), L("c"))
    except TypeError: pass
    try: len(L("a"), L("b"))
    except TypeError: pass


def containers():
    print("tuple"); (L("a"), L("b"))
    print("list"); [L("a"), L("b")]
    print("set"); {L("a"), L("b")}
    print("dict"); {L("a"): L("b"), L("c"): L("d")}
    print("const dict"); {"a": L("a"), "b": L("b")}
    print("unpack"); a, b = L("a"), L("b")
    print("swap"); a, b = b, a
    print("rebind"); a = b = L("c")
    print("star"); [*L("a"), *L("b")]
    print("merge"); {**{"a": L("a")}, **{"a": L("b")}}
    print("f-string"); f"{L('a')}{L('b')!r:>{len(str(1))}}"[:0]
    print("unpack object"); x, y = L("a")
    print("unpack list"); x, y = [L("x"), L("y")]
    print("unpack ex"); x, *y = [L("x"), L("y")]
    print("del"); del x, y, a, b


def others():
    print("with")
    with L("m") as m: pass
    print("for")
    for i in L("it"): pass
    print("raise")
    try: raise ValueError(L("a")) from ValueError(L("b"))
    except ValueError: pass
    print("match")
    match L("s"):
        case Plain(name=1): pass
        case (1, 2): pass
        case _: print("other")
    print("match class")
    match Plain("s"):
        case Plain(name="s"): print("found")
    match {"a": L("v"), "b": L("w")}:
        case {"a": x, **rest}: print("mapping")
    del x, rest
    print("assert")
    try: assert not L("a"), L("b").name
    except AssertionError: pass
    print("default")
    def f(a=L("d1"), *, k=L("d2")): return 1
    del f
    print("comprehension")
    [x for x in (L("a"), L("b"))]
    {L("k"): L("v") for i in (1, 2)}
    {L("s") for i in (1, 2)}
    print("global")
    global G
    G = L("g1")
    G = L("g2")
    del G


def main():
    for f in attributes, subscripts, operators, calls, containers, others:
        # 3.14 specialises the second time, and specialised instructions release in another order than general ones.
        for again in range(2 if sys.version_info < (3, 14) else 1):
            print("---", f.__name__)
            f()
