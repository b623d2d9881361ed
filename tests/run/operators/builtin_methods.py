"""Methods of builtin types and builtin functions of all calling conventions, with right and wrong arguments, on instances, subclasses and other objects."""
import sys


def show(f, *args):
    for _ in range(2):
        try:
            result = f(*args)
        except BaseException as e:
            result = type(e).__name__, str(e)
    print(result, end="; ")


class MyStr(str):
    def find(self, *args):
        return "found", args


class Part(str):
    pass


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


def searches():
    for s in "abcabc", "", "aéя𝄞", MyStr("abc"):
        for part in "a", "", "c", "bc", "я", "z", Part("b"), 1, None, b"a", ("a", "x"):
            show(lambda: s.find(part))
            show(lambda: s.rfind(part))
            show(lambda: s.index(part))
            show(lambda: s.count(part))
            show(lambda: s.startswith(part))
            show(lambda: s.endswith(part))
            for start in 0, 1, 3, 6, 7, -1, -6, -9, True, None, 2 ** 70, -2 ** 70, Index(1), "1":
                show(lambda: s.find(part, start))
                show(lambda: s.index(part, start))
                show(lambda: s.startswith(part, start))
        print()


def no_arguments():
    for s in "Ab", "12", "", "é ", MyStr("Q"):
        show(lambda: s.isalpha()), show(lambda: s.lower()), show(lambda: s.isdigit()), show(lambda: s.split()), show(lambda: s.strip()), show(lambda: s.title())
    show(lambda: str.lower("Q")), show(lambda: str.lower(1)), show(lambda: str.lower()), show(lambda: "a".lower(1)), show(lambda: "a".isalpha(1, 2)), show(lambda: str.isalpha(MyStr("a")))
    print()


def one_argument():
    a, d, s = [3, 1], {1: 2}, {1, 2}
    show(lambda: a.append(4)), show(lambda: a.extend("xy")), show(lambda: a.extend(1)), show(lambda: a.remove("x")), show(lambda: a.remove("q")), show(lambda: a.append())
    show(lambda: a.append(1, 2)), show(lambda: a.count(3)), show(lambda: list.append(d, 1)), show(lambda: list.append()), show(lambda: d.update({3: 4})), show(lambda: d.update(a=1))
    show(lambda: s.remove(1)), show(lambda: s.discard(9)), show(lambda: s.add([])), show(lambda: s.add()), show(lambda: d.__contains__(3)), show(lambda: d.__getitem__(3)), show(lambda: d.__getitem__(9))
    print(a, d, s)


def several():
    a, d = [3, 1, 2], {"k": 1}
    show(lambda: a.pop(0)), show(lambda: a.pop(9)), show(lambda: a.pop("x")), show(lambda: a.insert(0, 7)), show(lambda: a.insert(0)), show(lambda: a.index(7)), show(lambda: a.index(7, 1))
    show(lambda: a.sort(key=None)), show(lambda: a.sort(None)), show(lambda: d.pop("k", 0)), show(lambda: d.pop("k")), show(lambda: d.setdefault("q", [])), show(lambda: d.setdefault())
    show(lambda: "a,b".split(",")), show(lambda: "a,b".split(",", 0)), show(lambda: "a,b".split(sep=",")), show(lambda: "a,b".split(",", 1, 2)), show(lambda: "ab".replace("a", "c"))
    show(lambda: "ab".replace("a", "c", 0)), show(lambda: "ab".replace("a")), show(lambda: "x".encode()), show(lambda: "x".encode("ascii")), show(lambda: "я".encode("ascii")), show(lambda: "%s".format(1))
    show(lambda: "{}-{a}".format(1, a=2)), show(lambda: "ab".center(5)), show(lambda: "ab".center(5, "*")), show(lambda: "ab".translate({97: "z"})), show(lambda: "a".join([1]))
    print(a, d)


def functions():
    for o in [1, 2], "ab", {}, 5, None, MyStr("x"):
        show(lambda: len(o)), show(lambda: abs(o)), show(lambda: repr(o)), show(lambda: callable(o)), show(lambda: sum(o)), show(lambda: any(o)), show(lambda: sorted(o))
        show(lambda: divmod(o, 2)), show(lambda: pow(o, 2)), show(lambda: pow(o, 2, 5)), show(lambda: round(o)), show(lambda: ord(o)), show(lambda: hex(o)), show(lambda: iter(o) and 1), show(lambda: id(o) == id(o))
    show(lambda: len()), show(lambda: len(1, 2)), show(lambda: abs()), show(lambda: divmod(1)), show(lambda: isinstance(1)), show(lambda: hasattr(1, "real")), show(lambda: getattr(1, "nope"))
    show(lambda: getattr(1, "nope", 2)), show(lambda: globals() is globals()), show(lambda: globals(1)), show(lambda: sys.intern("a")), show(lambda: sys.getsizeof())
    print()


def bound():
    """Bound methods that were taken out before."""
    a, text = [], "abc"
    append, find, lower, pop = a.append, text.find, text.upper, a.pop
    for i in range(5):
        append(i)
        show(find, "c"), show(find, "c", i), show(find, "c", 0, i), show(lower), show(lower, 1), show(pop)
        append(i)
    show(append), show(append, 1, 2), show([].sort), show({}.get, 1), show({1: 2}.get, 1), show(dict.fromkeys, "ab"), show(bytes.fromhex, "41"), show(bytes.fromhex, 41), show(str.maketrans, "a", "b")
    print(a)


def recursion():
    class Deep:
        def __init__(self, n):
            self.n = n

        def __index__(self):
            return [0].pop(Deep(self.n + 1))

        def __eq__(self, other):
            return [Deep(self.n + 1)].count(other) == 1

    for f in (lambda: [0].pop(Deep(0))), (lambda: [Deep(0)].count(5)):
        try:
            f()
        except RecursionError as e:
            print(str(e)[:32])


def lifetimes():
    class Noisy:
        def __init__(self, name):
            self.name = name

        def __del__(self):
            print("del", self.name, end="; ")

    a = []
    a.append(Noisy("item"))
    a.extend([Noisy("list")])
    a.clear()
    [Noisy("x")].pop()
    {1: Noisy("value")}.get(1)
    {Noisy("key"): 1}.get(2, Noisy("default"))
    "".join(iter([str(Noisy("text") and 1)]))
    {}.setdefault(1, Noisy("set")) and print("behind", end="; ")
    print()


searches()
no_arguments()
one_argument()
several()
functions()
bound()
recursion()
lifetimes()
