"""Literals of many constants: kinds, nesting, order, fresh objects, counts, what fails in the middle."""
import sys


def big(n, entry):
    return ", ".join(entry(i) for i in range(n))


COLOURS = {
    "black": 0x000000, "white": 0xFFFFFF, "red": 0xFF0000, "green": 0x00FF00, "blue": 0x0000FF, "cyan": 0x00FFFF,
    "pink": 0xFFC0CB, "gold": 0xFFD700, "plum": 0xDDA0DD, "peru": 0xCD853F, "navy": 0x000080, "teal": 0x008080,
    "tan": 0xD2B48C, "snow": 0xFFFAFA, "lime": 0x00FF00, "grey": 0x808080, "gray": 0x808080, "linen": 0xFAF0E6,
    "red": "again", 1: "one", True: "true is one", 1.0: "so is 1.0", 2 ** 70: -(2 ** 70), None: ..., (1, (2, b"x")): 1j,
    "nan": float, "inf": 1e999,
}
NESTED = {
    "list": [1, 2, [3, [4, ()]], {"a": {5, 6}, "b": [{}], "c": ([], {})}],
    "tuple": ([], {}, {1}, ([1], "x")),
    "more": [[i, "i"] for i in (1, 2)],
    "rows": [["a", 1, [1.5, None]], ["b", 2, [2.5, None]], ["c", 3, [3.5, None]], ["d", 4, [4.5, True]], ["e", 5, []]],
    "set": {"x", "y", 3, 4.0, (5,)},
    "keys": {"q": [1], "r": [2], "s": [3], "t": [4], "u": [5], "v": [6], "w": [7], "x": [8], "y": [9], "z": [10]},
}
ROWS = [
    [0, "a"], [1, "b"], [2, "c"], [3, "d"], [4, "e"], [5, "f"], [6, "g"], [7, "h"], [8, "i"], [9, "j"], [10, "k"], [11, "l"],
    [12, "m"], [13, "n"], [14, "o"], [15, "p"], [16, "q"], [17, "r"], [18, "s"], [19, "t"], [20, "u"], [21, "v"], [22, "w"],
    [23, "x"], [24, "y"], [25, "z"], [26, "a"], [27, "b"], [28, "c"], [29, "d"], [30, "e"], [31, "f"], [32, "g"], [33, "h"],
]
NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]
UNIQUE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33}
TUPLES = ([1], [2], [3], [4], [5], [6], [7], [8], [9], [10], [11], [12], [13], [14], [15], [16], [17], [18], [19], [20], [21])

trace = []


def say(value):
    trace.append(value)
    return value


# calls in between: what stands around them is made in its place
MIXED = {
    "a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "k": say("first"), "l": 12, "m": 13, "n": 14,
    "o": 15, "p": 16, "q": 17, "r": 18, "s": 19, "t": 20, "u": 21, "v": 22, "w": 23, "x": [say("second")], "y": 25, "z": 26,
    "A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6, "G": 7, "H": 8, "I": 9, "J": 10, say("key"): 11, **{"L": 12, "M": 13},
}
SPLIT = [
    *"ab", 1, 2, 3, [4], [5], [6], [7], [8], [9], [10], [11], [12], [13], [14], [15], [16], [17], [18], [19], say("list"), [20], [21],
    [22], [23], [24], [25], [26], [27], [28], [29], [30], [31], [32], [33], [34], *[1, 2, 3, 4], [35], [36],
]


class Table:
    sizes = {
        "a": (1, [2]), "b": (2, [3]), "c": (3, [4]), "d": (4, [5]), "e": (5, [6]), "f": (6, [7]), "g": (7, [8]), "h": (8, [9]),
        "i": (9, [10]), "j": (10, [11]), "k": (11, [12]), "l": (12, [13]), "m": (13, [14]), "n": (14, [15]), "o": (15, [16]),
    }


def fresh():
    return {
        "a": [], "b": [], "c": [], "d": [], "e": [], "f": [], "g": [], "h": [], "i": [], "j": [], "k": [], "l": [], "m": [], "n": [],
        "o": [[], [[]]], "p": {}, "q": {1: {}}, "r": "r",
    }


def generator():
    table = [[1], [2], [3], [4], [5], [6], [7], [8], [9], [10], [11], [12], [13], [14], [15], [16], [17]]
    for row in table:
        yield row
        row.append("seen")
    yield table


def chosen(flag):
    # jumps lead into the middle
    return [[1], [2], [3], [4], [5], [6], [7], [8], [9], [10], [11], [12], [13], 14 if flag else [15], [16], [17], [18], [19], [20],
            [21], [22], [23], [24], [25], [26], [27], [28], [29], [30]]


def unhashable():
    try:
        return {
            "a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "k": 11, "l": 12, "m": 13,
            [1]: 14, "n": 15, "o": 16, "p": 17, "q": 18, "r": 19, "s": 20, "t": 21, "u": 22, "v": 23,
        }
    except TypeError as error:
        line = error.__traceback__.tb_lineno - unhashable.__code__.co_firstlineno
        return f"{error} in line {line}"


def handled():
    try:
        rows = [[1], [2], [3], [4], [5], [6], [7], [8], [9], [10], [11], [12], [13], [14], [15], [16], 1 / 0]
    except ZeroDivisionError as error:
        return str(error)
    return rows


def counts():
    constant = "a constant of its own, %s" % "" or None
    before = sys.getrefcount(KEY)
    made = [fresh() for _ in range(50)]
    del made
    return sys.getrefcount(KEY) - before, constant


KEY = next(iter(fresh()))


def main():
    for name in ("COLOURS", "NESTED", "ROWS", "NUMBERS", "TUPLES", "MIXED", "SPLIT"):
        print(name, globals()[name])
    print(sorted(UNIQUE), trace)
    print(Table.sizes)
    print([sys.getsizeof(x) for x in (COLOURS, NESTED, ROWS, NUMBERS, UNIQUE, MIXED, SPLIT, Table.sizes)])
    one, two = fresh(), fresh()
    one["a"].append(1)
    one["o"][1][0].append(2)
    one["q"][1]["x"] = 3
    print(one, two, one is two, all(one[k] is not two[k] for k in "abcopq"))
    print(list(generator()))
    print(chosen(True), chosen(False)[13])
    print(unhashable())
    print(handled(), counts())
    deep = "[" * 150 + "]" * 150
    print(len(str(eval(deep))), len(big(3, str)))


if __name__ == "__main__":
    main()
