"""`o[k]` and `k in o` of classes that leave them to a builtin base: inherited, hidden, replaced by those of another class, taken away again."""
import collections


class List(list):
    def first(self):
        return self[0]


class Dict(dict):
    def get_it(self, k):
        return self[k]


class Missing(dict):
    def __missing__(self, k):
        return "no", k


class Raises(dict):
    def __missing__(self, k):
        raise LookupError(k)


class Tuple(tuple): pass
class Str(str): pass
class Bytes(bytes): pass
class Set(set): pass
class Frozen(frozenset): pass
class Ordered(collections.OrderedDict): pass
class Default(collections.defaultdict): pass
class Count(collections.Counter): pass
class Deque(collections.deque): pass
class Both(List, collections.abc.Hashable):
    __hash__ = None


class Hidden(List):
    def __getitem__(self, i):
        return "hidden", i

    def __contains__(self, o):
        return o == "hidden"


class Under(Hidden):
    __getitem__ = list.__getitem__


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("  hash", self.n)
        return self.n

    def __eq__(self, other):
        print("  eq", self.n)
        return isinstance(other, Key) and other.n == self.n

    def __index__(self):
        print("  index", self.n)
        return self.n


def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as error:
        return type(error).__name__, str(error)


def item(o, k):
    return o[k]


def has(o, k):
    return k in o


def make():
    d = {1: "a", "x": "b", (1, 2): "c"}
    default = Default(list)
    default["x"] = 1
    return [List([1, 2, 3]), Dict(d), Missing(d), Raises(d), Tuple((1, 2, 3)), Str("abc"), Bytes(b"abc"), Set([1, "x"]), Frozen([1, "x"]), Ordered(d), default, Count("xxy"), Deque([1, 2]),
            Both([1, 2, 3]), Hidden([1]), Under([5, 6])]


def everything():
    keys = [0, 1, -1, 7, "x", "zz", (1, 2), None, 1.0, True, 2 ** 70, slice(1, None), [], "a", b"b"]
    for _ in range(2):
        for o in make():
            print(type(o).__name__, [attempt(item, o, k) for k in keys], [attempt(has, o, k) for k in keys])
    print(List([4]).first(), Dict(a=1).get_it("a"), attempt(Dict(a=1).get_it, "b"), attempt(List().first))


def keys_with_code():
    k = Key(1)
    for o in make(): print(type(o).__name__, attempt(item, o, k), attempt(has, o, k))


def changing():
    o, d = List([1, 2]), Dict(a=1)
    show = lambda: print(attempt(item, o, 0), attempt(item, d, "a"), attempt(has, o, 1), attempt(has, d, "a"))
    show()
    List.__getitem__ = dict.__getitem__
    Dict.__contains__ = list.__contains__
    show()
    List.__getitem__ = lambda self, i: ("patched", i)
    Dict.__contains__ = lambda self, k: k == "patched"
    show()
    List.__getitem__ = tuple.__getitem__
    Dict.__getitem__ = None
    show()
    List.__getitem__ = len
    Dict.__getitem__ = staticmethod(lambda k: ("static", k))
    show()
    del List.__getitem__, Dict.__contains__, Dict.__getitem__
    show()
    o.__class__ = Hidden
    show()
    o.__class__ = Under
    show()


def main():
    everything()
    keys_with_code()
    changing()
