"""== and != with strings of the program: characters and longer ones, ASCII and not, against texts of every width, subclasses and other objects."""


class Odd(str):
    def __eq__(self, other):
        return ["odd", other]

    def __ne__(self, other):
        return "" if other == "x" else "not " + other

    __hash__ = str.__hash__


class Plain(str):
    pass


class Reflected:
    def __eq__(self, other):
        return "reflected", other

    __ne__ = None


class Raising:
    def __eq__(self, other):
        raise KeyError(other)


class Truthless:
    def __eq__(self, other):
        return self

    def __bool__(self):
        raise ValueError("no truth")


def joined(*parts):
    return "".join(parts)


VALUES = ["x", joined("x"), joined("", "xy"), "xy", "yx", "", "\0", "\x7f", "\x80", "\xff", "é", joined("e\u0301"), "x\u1234"[1:], "x\u1234"[:1], "x\U0001F600"[:1], "\u0178",
          "\ud800", "xyz", "é" * 2, "\u1234x", Odd("x"), Odd("q"), Plain("x"), Plain("xy"), b"x", 120, None, 1.5, ("x",), Reflected(), Raising(), Truthless()]


def branches(v):
    out = []
    for test in range(2):
        if v == "x": out.append(1)
        elif v != "xy": out.append(2)
        if v != "x": out.append(3)
        if v == "": out.append(4)
        if v == "é" or v == "\x80": out.append(5)
        if v == "\u1234" or v != "\ud800": out.append(6)
        while v == "\0":
            out.append(7)
            break
        out.append(8 if "x" == v else 9)
        out.append(not v != "xyz")
    return out


def values(v):
    return v == "x", v != "x", v == "xy", "xy" != v, v == "é", v == "\x7f"


class Holder:
    def __init__(self, v):
        self.v = v

    def is_x(self):
        return self.v == "x"

    def kind(self):
        if self.v == "x": return 1
        return 2 if self.v != "xy" else 3


def characters(text):
    n = 0
    for i in range(len(text)):
        c = text[i]
        if c == "x": n += 1
        elif c == "\xff": n += 100
        elif c != "é": n += 10000
    return n


def chosen(texts):
    for t in texts:
        if t == "x" or t == "xyz":
            yield t
        elif t != "":
            yield t + "?"


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


for v in VALUES:
    for f in (branches, values, lambda v: [Holder(v).is_x() for _ in range(3)], lambda v: [Holder(v).kind() for _ in range(3)]):
        result = attempt(f, v)
        print([type(r).__name__ if not isinstance(r, (int, str, list, tuple)) else r for r in result] if not isinstance(result, (int, str)) else result)
print(characters("xxé\xffq\u1234x"), list(chosen(["x", "", "xyz", "é", joined("x"), joined("xy", "z")])))
