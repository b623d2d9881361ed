"""Keys of tuples of everything that CPython compares without running code (named tuples, floats, bools, None, bytes, big ints), and of what it does not."""
import collections

Point = collections.namedtuple("Point", "x y")


class Loud(tuple):
    def __eq__(self, other):
        print("eq", tuple(self), other if type(other) in (int, tuple) else type(other).__name__)
        return tuple.__eq__(self, other)

    def __hash__(self):
        print("hash", tuple(self))
        return tuple.__hash__(self)


class Hashed(tuple):
    def __hash__(self):
        return 1


class Number(int):
    def __eq__(self, other):
        print("number eq", int(self))
        return int(self) == other

    def __hash__(self):
        return int.__hash__(self)


class Same:
    pass


nan = float("nan")
same = Same()
PARTS = [0, -0.0, 1, True, False, 1.0, -1, -2, 2**62, 2.0**62, 2**62 + 1, 10**30, 1e30, nan, float("inf"), None, "a", "é", "", b"a", b"", same, Number(1), 1j, frozenset({1}), int, len]
KEYS = PARTS + [(p,) for p in PARTS] + [Point(p, 1) for p in PARTS] + [(p, 1) for p in PARTS] + [((p, (p, p)), "x") for p in PARTS]
KEYS += [Point(Point(1, 2), (3, 4.0)), ((1, 2), Point(3, 4)), (), Loud((1, 1)), Hashed((1, 1)), ((((((((((1,),),),),),),),),),), ((((((((((1.0,),),),),),),),),),)]


def put(table, key, value):
    table[key] = value


def get(table, key):
    try:
        return table[key]
    except KeyError as e:
        return "no", e.args[0] is key


def has(table, key):
    return key in table


def equal(a, b):
    return a == b, a != b


def main():
    table, members = {}, set()
    for n, key in enumerate(KEYS):
        put(table, key, n)
        members.add(key)
    print(len(table), len(members))
    for n, key in enumerate(KEYS):
        print(n, get(table, key), has(table, key), has(members, key), has(frozenset(members), key), has(list(table), key))
    strings = {"a": 1, "b": 2}
    print([get(strings, k) for k in KEYS if not isinstance(k, (Same, type))])
    for a in KEYS[:27] + KEYS[54:60] + KEYS[-8:]:
        print([equal(a, b) for b in KEYS])
    print({(x, y) in {Point(1, 2): 0} for x in (0, 1, True) for y in (2, 2.0)})
    for bad in ([], ([],), (1, ({},)), Point([], 1)):
        for f in (get, has):
            try:
                print(f(table, bad))
            except TypeError as e:
                print(e)


main()
