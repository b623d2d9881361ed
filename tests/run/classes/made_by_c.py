"""Classes whose instances C code makes: tp_new and tp_init as `type` calls them."""
import abc
import array
import collections
import decimal
import io


class Tree(dict):
    def __init__(self, *args, **kwargs):
        self.before = dict(self)
        super().__init__(*args)
        self.kwargs = kwargs


class Number(int):
    pass


class Text(str):
    def __new__(cls, text, times=1):
        return super().__new__(cls, text * times)

    def __init__(self, *args):
        self.given = args


class Other(list):
    def __new__(cls, *args):
        return "something else" if len(args) > 1 else super().__new__(cls)


class Returns(list):
    def __init__(self):
        return 5


class Meta(type):
    def __call__(cls, *args, **kwargs):
        return ("meta", cls.__name__, super().__call__(*args, **kwargs))


class Quiet(type):
    pass


class WithMeta(dict, metaclass=Meta):
    pass


class WithQuiet(dict, metaclass=Quiet):
    pass


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self):
        pass


class AbstractList(list, abc.ABC):
    pass


class Fails(OSError):
    def __init__(self, *args):
        super().__init__(*args)
        self.also = 1


def tell(cls, *args, **kwargs):
    try:
        made = cls(*args, **kwargs)
    except Exception as e:
        return (type(e).__name__, str(e))
    return (type(made).__name__, made if not isinstance(made, (io.BytesIO, io.StringIO)) else made.getvalue())


def called(cls, x):
    return cls(x)


def called_by_two(cls, x, y):
    return cls(x, y)


def called_by_nothing(cls):
    return cls()


def called_by_keyword(cls, x):
    return cls(maxlen=x)


def attempt(f, *args):
    try:
        made = f(*args)
    except Exception as e:
        return (type(e).__name__, str(e))
    return (type(made).__name__, made if not isinstance(made, (io.BytesIO, io.StringIO)) else made.getvalue())


CLASSES = [bytes, bytearray, int, float, complex, dict, list, tuple, set, frozenset, str, bool, collections.deque, collections.OrderedDict, collections.defaultdict,
           collections.Counter, decimal.Decimal, io.BytesIO, io.StringIO, array.array, Tree, Number, Text, Other, Returns, WithMeta, WithQuiet, Abstract, AbstractList, Fails, OSError,
           StopIteration, UnicodeDecodeError, KeyError, ImportError, object, type, slice, staticmethod, property]


def ordinary():
    for cls in CLASSES:
        if cls in (staticmethod, property, object):
            print(cls.__name__, [attempt(f, cls, *args)[0] for f, *args in [(called, 1), (called_by_two, 1, 2), (called_by_nothing,)]])
            continue
        for x in "12", 3, [("a", 1)], b"12", None:
            print(cls.__name__, attempt(called, cls, x))
        print(cls.__name__, attempt(called_by_two, cls, "12", 3), attempt(called_by_two, cls, "i", [1, 2]), attempt(called_by_nothing, cls), attempt(called_by_keyword, cls, 3))


def keywords():
    print(tell(int, "12", base=3), tell(bytes, "x", encoding="utf-8"), tell(bytes, "x", coding="utf-8"), tell(bytes, source=b"1"), tell(collections.deque, [1, 2, 3], maxlen=2))
    print(tell(Tree, [(1, 2)], a=1), tell(Text, "a", times=3), tell(Text, text="a"), tell(Number, "12", base=3), tell(OSError, 2, "no"), tell(UnicodeDecodeError, "utf-8", b"x", 0, 1, "bad"))


def changing():
    class Later(dict):
        pass

    def make(n):
        return Later([(n, n)])

    print(make(1))
    Later.__init__ = lambda self, *args: print("init", args)
    print(make(2))
    Later.__new__ = lambda cls, *args: [args]
    print(make(3))
    del Later.__new__
    del Later.__init__
    print(make(4))
    Later.__init__ = len
    try:
        print(make(5))
    except TypeError as e:
        print("TypeError", e)

    class Changes(dict):
        def __new__(cls, *args):
            cls.__init__ = lambda self, *args: print("the new one", args)
            return super().__new__(cls)

        def __init__(self, *args):
            print("the old one", args)

    print(Changes(1), Changes(2))


def deep(n):
    class Nested(dict):
        def __init__(self, n):
            if n:
                self[n] = Nested(n - 1)

    try:
        return len(str(Nested(n)))
    except RecursionError:
        return "RecursionError"


ordinary()
keywords()
changing()
print(deep(5), deep(10 ** 6))
