"""Dicts with constant keys, made again and again: each is its own, as CPython would make it."""
import gc
import sys


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def two(x):
    return {"a": x, "b": None}


def five(x, y):
    return {"a": x, "b": y, "c": 3, "d": (x, y), "e": "text"}


def six(x):
    return {"a": x, "b": 1, "c": 3, "d": 4, "e": 5, "f": x}


def eleven(x):
    return {"a": x, "b": 1, "c": 3, "d": 4, "e": 5, "f": x, "g": 1, "h": 2, "i": 3, "j": 4, "k": x}


def fifteen(x):
    return {"a": x, "b": 1, "c": 3, "d": 4, "e": 5, "f": x, "g": 1, "h": 2, "i": 3, "j": 4, "k": x, "l": 1, "m": 2, "n": 3, "o": 4}


def twice(x, y):
    return {"a": x, "b": 1, "a": y}


def numbers(x):
    return {1: x, 2: 2, 1.0: "one", True: x}


def mixed(x):
    return {"a": x, 1: 2, None: 3, (1, 2): 4, b"b": 5}


def wide(x):
    return {"\xe9": x, "\u20ac": 2, "\U0001f600": 3}


def empty_name(x):
    return {"": x, "a": 1}


def failing(x):
    return {"a": Told("of failure"), "b": 1 // x}


def nested(x):
    return {"a": {"b": x, "c": {"d": x, "e": 1}}, "f": [{"g": x, "h": 2}]}


class Body:
    table = {"a": 1, "b": len("ab")}


def generated(n):
    for i in range(n):
        yield {"i": i, "n": n}


def shape(d):
    size = sys.getsizeof(d)
    tracked = gc.is_tracked(d)
    items = list(d.items())
    d["new"] = 1
    for i in range(3):
        d[str(i)] = i
    grown = sys.getsizeof(d)
    d.pop("new")
    d[5] = 6
    return items, size, tracked, grown, len(d), sys.getsizeof(d), list(d)[:3], list(d)[-2:]


def main():
    gc.disable()
    for _ in range(4):
        for make in two, six, eleven, fifteen, numbers, mixed, wide, empty_name, nested:
            for x in 1, "s", None, (), (1, 2), [1], {}, 2.5:
                print(make.__name__, shape(make(x)))
        print(shape(five(1, 2)), shape(five([1], 2)), shape(twice(1, 2)), shape(twice([], 2)))
        try:
            failing(0)
        except ZeroDivisionError as e:
            print(e)
        a, b = two(1), two(2)
        a["b"] = 5
        del a["a"]
        print(a, b, two(3), a == b, two(3) == two(3))
        print(two(Told("held"))["b"], "gone")
        print(list(generated(3)))
        d = two(0)
        for i in range(20):
            d[i] = i
        print(len(d), sys.getsizeof(d), two(0) | {"z": 1}, {**two(4)}, dict(two(5)), two(6).copy())
    gc.enable()
    print([[make(i) for make in MANY] for i in range(3)] == [[{"k%d" % n: i, "l%d" % n: n} for n in range(100)] for i in range(3)])


MANY = [
    lambda x: {"k0": x, "l0": 0},
    lambda x: {"k1": x, "l1": 1},
    lambda x: {"k2": x, "l2": 2},
    lambda x: {"k3": x, "l3": 3},
    lambda x: {"k4": x, "l4": 4},
    lambda x: {"k5": x, "l5": 5},
    lambda x: {"k6": x, "l6": 6},
    lambda x: {"k7": x, "l7": 7},
    lambda x: {"k8": x, "l8": 8},
    lambda x: {"k9": x, "l9": 9},
    lambda x: {"k10": x, "l10": 10},
    lambda x: {"k11": x, "l11": 11},
    lambda x: {"k12": x, "l12": 12},
    lambda x: {"k13": x, "l13": 13},
    lambda x: {"k14": x, "l14": 14},
    lambda x: {"k15": x, "l15": 15},
    lambda x: {"k16": x, "l16": 16},
    lambda x: {"k17": x, "l17": 17},
    lambda x: {"k18": x, "l18": 18},
    lambda x: {"k19": x, "l19": 19},
    lambda x: {"k20": x, "l20": 20},
    lambda x: {"k21": x, "l21": 21},
    lambda x: {"k22": x, "l22": 22},
    lambda x: {"k23": x, "l23": 23},
    lambda x: {"k24": x, "l24": 24},
    lambda x: {"k25": x, "l25": 25},
    lambda x: {"k26": x, "l26": 26},
    lambda x: {"k27": x, "l27": 27},
    lambda x: {"k28": x, "l28": 28},
    lambda x: {"k29": x, "l29": 29},
    lambda x: {"k30": x, "l30": 30},
    lambda x: {"k31": x, "l31": 31},
    lambda x: {"k32": x, "l32": 32},
    lambda x: {"k33": x, "l33": 33},
    lambda x: {"k34": x, "l34": 34},
    lambda x: {"k35": x, "l35": 35},
    lambda x: {"k36": x, "l36": 36},
    lambda x: {"k37": x, "l37": 37},
    lambda x: {"k38": x, "l38": 38},
    lambda x: {"k39": x, "l39": 39},
    lambda x: {"k40": x, "l40": 40},
    lambda x: {"k41": x, "l41": 41},
    lambda x: {"k42": x, "l42": 42},
    lambda x: {"k43": x, "l43": 43},
    lambda x: {"k44": x, "l44": 44},
    lambda x: {"k45": x, "l45": 45},
    lambda x: {"k46": x, "l46": 46},
    lambda x: {"k47": x, "l47": 47},
    lambda x: {"k48": x, "l48": 48},
    lambda x: {"k49": x, "l49": 49},
    lambda x: {"k50": x, "l50": 50},
    lambda x: {"k51": x, "l51": 51},
    lambda x: {"k52": x, "l52": 52},
    lambda x: {"k53": x, "l53": 53},
    lambda x: {"k54": x, "l54": 54},
    lambda x: {"k55": x, "l55": 55},
    lambda x: {"k56": x, "l56": 56},
    lambda x: {"k57": x, "l57": 57},
    lambda x: {"k58": x, "l58": 58},
    lambda x: {"k59": x, "l59": 59},
    lambda x: {"k60": x, "l60": 60},
    lambda x: {"k61": x, "l61": 61},
    lambda x: {"k62": x, "l62": 62},
    lambda x: {"k63": x, "l63": 63},
    lambda x: {"k64": x, "l64": 64},
    lambda x: {"k65": x, "l65": 65},
    lambda x: {"k66": x, "l66": 66},
    lambda x: {"k67": x, "l67": 67},
    lambda x: {"k68": x, "l68": 68},
    lambda x: {"k69": x, "l69": 69},
    lambda x: {"k70": x, "l70": 70},
    lambda x: {"k71": x, "l71": 71},
    lambda x: {"k72": x, "l72": 72},
    lambda x: {"k73": x, "l73": 73},
    lambda x: {"k74": x, "l74": 74},
    lambda x: {"k75": x, "l75": 75},
    lambda x: {"k76": x, "l76": 76},
    lambda x: {"k77": x, "l77": 77},
    lambda x: {"k78": x, "l78": 78},
    lambda x: {"k79": x, "l79": 79},
    lambda x: {"k80": x, "l80": 80},
    lambda x: {"k81": x, "l81": 81},
    lambda x: {"k82": x, "l82": 82},
    lambda x: {"k83": x, "l83": 83},
    lambda x: {"k84": x, "l84": 84},
    lambda x: {"k85": x, "l85": 85},
    lambda x: {"k86": x, "l86": 86},
    lambda x: {"k87": x, "l87": 87},
    lambda x: {"k88": x, "l88": 88},
    lambda x: {"k89": x, "l89": 89},
    lambda x: {"k90": x, "l90": 90},
    lambda x: {"k91": x, "l91": 91},
    lambda x: {"k92": x, "l92": 92},
    lambda x: {"k93": x, "l93": 93},
    lambda x: {"k94": x, "l94": 94},
    lambda x: {"k95": x, "l95": 95},
    lambda x: {"k96": x, "l96": 96},
    lambda x: {"k97": x, "l97": 97},
    lambda x: {"k98": x, "l98": 98},
    lambda x: {"k99": x, "l99": 99},
]

main()
