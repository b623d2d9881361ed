"""d[k], s[i], `in` and dict.get: everything that a look-up may meet. Exact keys that are found at once, collisions, deleted entries, keys and items whose
__eq__ and __hash__ run code, raise or change the container, subclasses, other sizes of the table, strings of all widths."""
import sys


def item(o, key):
    return o[key]


def has(o, key):
    return key in o


def lacks(o, key):
    return key not in o


def get(o, key):
    return o.get(key)


def get_or(o, key, otherwise):
    return o.get(key, otherwise)


def show(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return type(e).__name__, str(e), e.args


class Text(str):
    """A key that is a str and is not: it has a hash and an equality of its own."""
    log = []

    def __hash__(self):
        Text.log.append(("hash", str.__str__(self)))
        return str.__hash__(self)

    def __eq__(self, other):
        Text.log.append(("eq", str.__str__(self), str(other)))
        return str.__eq__(self, other)


class Number(int):
    def __eq__(self, other):
        print("  Number.__eq__", int(self), other)
        return int.__eq__(self, other)

    __hash__ = int.__hash__


class Key:
    def __init__(self, hash_, answer):
        self.hash, self.answer = hash_, answer

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        print("  Key.__eq__", self.hash, other)
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer(other) if callable(self.answer) else self.answer


class Missing(dict):
    def __missing__(self, key):
        return "missing", key


class Strange(dict):
    def __getitem__(self, key):
        return "strange", key

    def __contains__(self, key):
        return "yes"

    def get(self, *args):
        return args


class Has:
    def __init__(self, answer):
        self.answer = answer

    def __contains__(self, key):
        return self.answer


def dicts():
    fresh = "".join(["al", "pha"])  # equal to a key, another object, hash not computed
    tables = [{}, {"alpha": 1}, {1: 1}, {"alpha": 1, 2: 2, None: 3}, dict.fromkeys(range(300)), {str(i): i for i in range(300)},
              {i * 2 ** 20: i for i in range(50)}, {str(i): i for i in range(70000)}, {1.0: "one", True + 1: "two"}, Missing(a=1), Strange(a=1)]
    keys = ["alpha", fresh, "beta", "7", "65535", 1, 2, 0, -1, -2, 7, 2 ** 20, 2 ** 40, 2 ** 61 - 1, True, 1.0, None, (1,), "é", "я", "𝄞", "", Text("alpha")]
    for table in tables:
        for key in keys:
            print(show(item, table, key), show(has, table, key), show(lacks, table, key), show(get, table, key), show(get_or, table, key, "none"), end=" ")
        print(len(Text.log))
    for bad in [], {}, set(), slice(1), Key(1, ValueError("eq")):
        print(show(item, {1: 1}, bad), show(has, {1: 1}, bad), show(get, {1: 1}, bad), show(has, {1}, bad), show(has, frozenset({1}), bad))


def collisions():
    # int keys with the same place in the table, and entries that are gone
    table = {i * 8: i for i in range(5)}
    members = {i * 8 for i in range(5)}
    for key in 0, 32, 40, 8, -8:
        print(key, show(item, table, key), has(table, key), has(members, key))
    for key in 0, 16:
        del table[key]
        members.remove(key)
    for key in 0, 16, 24, 32, 40:
        print(key, show(item, table, key), has(table, key), has(members, key))
    names = {f"n{i}": i for i in range(40)}
    for i in range(0, 40, 3):
        del names[f"n{i}"]
    print([i for i in range(45) if f"n{i}" in names], show(item, names, "n3"), show(item, names, "n4"))
    members = {f"n{i}" for i in range(40)} - {f"n{i}" for i in range(0, 40, 3)}
    print([i for i in range(45) if f"n{i}" in members])
    print([i for i in range(-5, 60) if i in frozenset(range(0, 50, 7))])
    # -1 and -2 have one hash
    print([k in {-1: 0} for k in (-1, -2)], [k in {-2} for k in (-1, -2)], {-1: "a", -2: "b"}[-1], {-1: "a", -2: "b"}[-2])


def foreign_keys():
    """A key in the table with the hash that is looked for and an __eq__ of its own."""
    one = Key(hash("alpha"), True)
    for table in {one: 1}, {one: 1, "beta": 2}:
        print(show(item, table, "alpha"), show(has, table, "alpha"), show(get, table, "alpha"))
    print(show(has, {one}, "alpha"), show(has, [one], "alpha"), show(has, (one, "alpha"), "alpha"), show(has, ("alpha", one), "alpha"))
    three = Key(3, False)
    print(show(item, {three: 1}, 3), show(item, {three: 1, 3: 2}, 3), show(has, {three}, 3), show(has, {Number(3)}, 3), show(has, [Number(3), three], 4))
    fails = Key(3, ZeroDivisionError("in eq"))
    print(show(item, {fails: 1}, 3), show(has, {fails: 1}, 3), show(get, {fails: 1}, 3), show(has, {fails}, 3), show(has, [1, fails], 3), show(has, (fails,), 3))
    Text.log.clear()
    print(show(item, {"alpha": 1}, Text("alpha")), show(has, {"alpha": 1}, Text("beta")), show(has, ["alpha"], Text("alpha")), show(has, "alphabet", Text("alpha")), Text.log)
    Text.log.clear()
    print(show(item, {Text("alpha"): 1}, "alpha"), show(has, [Text("alpha")], "alpha"), show(has, (Text("a"), "alpha"), "alpha"), Text.log)


def changing():
    """__eq__ that changes what is being searched."""
    table = {}

    def clear(other):
        table.clear()
        return False

    table[Key(5, clear)] = "key"
    table[6] = "six"
    print(show(item, table, 5), table)
    members = []

    def shrink(other):
        del members[:]
        return False

    members += [1, Key(2, shrink), 3]
    print(show(has, members, 3), members)


def order():
    """Items are compared in their order, those in front of the one that is it included; identity goes before equality."""
    seen = []

    class Item:
        def __init__(self, name):
            self.name = name

        def __eq__(self, other):
            seen.append(self.name)
            return NotImplemented

    a, b = Item("a"), Item("b")
    print(has([a, "x", b], "x"), has((a, b, 3), 3), has((3, a), 3), has([a], a), has((a, b), b), seen)
    nan = float("nan")
    print(has([nan], nan), has((float("nan"),), nan), has({nan: 1}, nan), has({nan}, nan), has([1.0, 2], 2.0), has((True,), 1), has((0,), False), has([2 ** 70], 2 ** 70))
    print(has((None, 1, "a"), None), has([1, "a"], None), has(["b"], "a"), has((), 1), has([], None), has((1, 2), "a"), has(("a",), 1), has((None,), "a"), has((None,), 0))


def texts():
    for s in "abc", "", "aé", "aя", "a𝄞b", "\0x", "é":
        for part in "a", "", "b", "é", "я", "𝄞", "\0", "bc", "ab", s:
            print(int(part in s), end="")
        for i in 0, 1, 2, -1, -2, -3, -4, True, 2 ** 70, -2 ** 70, 1.0, "0", None:
            print("", show(item, s, i), end="")
        print()
    print(show(has, "abc", 1), show(has, "abc", None), show(has, "abc", b"a"), show(has, b"abc", 97), show(has, b"abc", 300), show(has, b"abc", "a"), show(has, b"abc", b"bc"))
    print(all(item("".join(map(chr, range(256))), i) is chr(i) for i in range(256)))


def sequences():
    for o in b"a\xff", bytearray(b"a\xff"), (1, 2), [1, 2], range(2), memoryview(b"a\xff"), "ab":
        print(type(o).__name__, [show(item, o, i) for i in (0, 1, -1, -2, 2, -3, True, 2 ** 70, 1.5, "0", None)])


def contains_protocol():
    for answer in True, 0, "yes", [], None:
        print(show(has, Has(answer), 1), show(lacks, Has(answer), 1))
    print(show(has, 5, 1), show(has, None, "a"), show(has, iter([1, 2]), 2), show(has, range(10), 3), show(has, range(10), "3"), show(has, {1: 2}.keys(), 1),
          show(has, {1: 2}.items(), (1, 2)), show(has, {1: 2}.values(), 2))


def counts():
    """No reference is lost or kept."""
    value, key = object(), "".join(["a", "key"])
    table, both, members = {key: value}, {key: value, 1: value}, {key}
    before = sys.getrefcount(value), sys.getrefcount(key), sys.getrefcount(None)
    for _ in range(100):
        item(table, "akey"), item(both, "akey"), item(both, 1), has(table, "akey"), get(table, "akey"), get(table, "other"), has(members, "akey")
        show(item, table, "gone"), has([key, value], value), has((key,), "akey"), item("abc", 1), item((value,), 0)
    after = sys.getrefcount(value), sys.getrefcount(key), sys.getrefcount(None)
    print([abs(a - b) < 20 for a, b in zip(before, after)])


def shared_keys():
    class Node:
        def __init__(self, a):
            self.a = a
            self.b = 2

    node = Node(1)
    names = node.__dict__
    print(item(names, "a"), show(item, names, "c"), has(names, "b"))
    del node.a
    print(show(item, names, "a"), has(names, "a"), get(names, "a"), item(Node(3).__dict__, "a"))


dicts()
collisions()
foreign_keys()
changing()
order()
texts()
sequences()
contains_protocol()
counts()
shared_keys()
