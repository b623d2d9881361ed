"""Single operations, each in a loop of its own: what bench micro times. An operation is a function of the number of rounds that
returns something which the operation decided; its docstring is the row's name."""
import time


class Point:
    def __init__(self, a, b):
        self.x = a
        self.y = b

    def m(self, a, b):
        return a


class Derived(Point):
    def m(self, a, b):
        return super().m(a, b)


def callee(a, b=2, c=1):
    return a


def fails():
    raise ValueError


class Scale:
    def __init__(self):
        self.factor = 1.5
        self.shift = 2.5


POINT, DERIVED = Point(1, 2), Derived(1, 2)
TEN = list(range(10))
NAMES = {"a": 1, "b": 2, "c": 3}
TABLE = {n: n for n in TEN}
WORDS = ["alpha", "beta", "gamma"]


def empty(n):
    """the loop itself"""
    for i in range(n):
        pass
    return n


def append(n):
    """list.append"""
    out = []
    add_to = out
    for i in range(n):
        if i & 1023 == 0:
            add_to = []
        add_to.append(None)
    return len(add_to)


def keyword_call(n):
    """f(i, c=3)"""
    for i in range(n):
        r = callee(i, c=3)
    return r


def default_call(n):
    """f(i)"""
    for i in range(n):
        r = callee(i)
    return r


def star_call(n):
    """f(*a, **k)"""
    a, k = (1,), {"c": 3}
    for i in range(n):
        r = callee(*a, **k)
    return r


def super_call(n):
    """super().m(a, b)"""
    o = DERIVED
    for i in range(n):
        r = o.m(POINT, 2)
    return r is POINT


def make(n):
    """C(a, b)"""
    for i in range(n):
        r = Point(n, n)
    return r.x


def method_call(n):
    """o.m(a, b)"""
    o = POINT
    for i in range(n):
        r = o.m(n, 2)
    return r


def instance_of(n):
    """isinstance, yes"""
    o = DERIVED
    for i in range(n):
        r = isinstance(o, Point)
    return r


def not_instance_of(n):
    """isinstance, no"""
    o = POINT
    for i in range(n):
        r = isinstance(o, Derived)
    return r


def instance_of_some(n):
    """isinstance of (C, D)"""
    o = POINT
    for i in range(n):
        r = isinstance(o, (int, str))
    return r


def length(n):
    """len(list)"""
    o = TEN
    for i in range(n):
        r = len(o)
    return r


def load_attribute(n):
    """o.x"""
    o = POINT
    for i in range(n):
        r = o.x
    return r


def store_attribute(n):
    """o.x = v"""
    o = Point(1, 2)
    for i in range(n):
        o.x = n
    return o.x


def default_attribute(n):
    """getattr(o, 'z', None)"""
    o = POINT
    for i in range(n):
        r = getattr(o, "z", None)
    return r


def load_key(n):
    """d['b']"""
    d = NAMES
    for i in range(n):
        r = d["b"]
    return r


def store_key(n):
    """d['b'] = v"""
    d = dict(NAMES)
    for i in range(n):
        d["b"] = n
    return d


def get_key(n):
    """d.get('b')"""
    d = NAMES
    for i in range(n):
        r = d.get("b")
    return r


def over_list(n):
    """10 of a list"""
    o = TEN
    for i in range(n):
        for r in o:
            pass
    return r


def over_enumerate(n):
    """10 of enumerate"""
    o = TEN
    for i in range(n):
        for k, r in enumerate(o):
            pass
    return k, r


def over_zip(n):
    """10 of zip"""
    o = TEN
    for i in range(n):
        for k, r in zip(o, o):
            pass
    return k, r


def over_items(n):
    """10 of dict.items()"""
    o = TABLE
    for i in range(n):
        for k, r in o.items():
            pass
    return k, r


def tuple_of_two(n):
    """(a, b)"""
    for i in range(n):
        r = (n, POINT)
    return r[0]


def formatted(n):
    """f'{a}-{b}'"""
    a, b = WORDS[:2]
    for i in range(n):
        r = f"{a}-{b}"
    return r


def starts(n):
    """s.startswith(t)"""
    s = WORDS[0]
    for i in range(n):
        r = s.startswith("al")
    return r


def joined(n):
    """','.join(list)"""
    o = WORDS
    for i in range(n):
        r = ",".join(o)
    return r


def smaller(n):
    """min(a, b)"""
    a, b = TEN[3:5]
    for i in range(n):
        r = min(a, b)
    return r


def raised(n):
    """raise and catch"""
    for i in range(n):
        try:
            raise ValueError
        except ValueError:
            r = n
    return r


def raised_by_callee(n):
    """raise in a callee"""
    for i in range(n):
        try:
            fails()
        except ValueError:
            r = n
    return r


def float_attributes(n):
    """o.x * y + o.z, floats"""
    o, y = Scale(), 0.5
    for i in range(n):
        r = o.factor * y + o.shift
    return r


def measure(name, rounds):
    """Nanoseconds a round, and the result."""
    began = time.process_time()
    result = globals()[name](rounds)
    return (time.process_time() - began) / rounds * 1e9, result
