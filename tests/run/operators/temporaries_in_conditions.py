# Comparisons of temporaries in conditions: a result that is no bool is asked for its truth when the operands have died, and each finaliser, __bool__ and traceback sees the line
# of the operation, whatever stood before it.
import sys


def lines():
    frame, seen = sys._getframe(2), []
    while frame is not None and frame.f_code.co_name != "<module>":
        seen.append(f"{frame.f_code.co_name}:{frame.f_lineno - frame.f_code.co_firstlineno}")
        frame = frame.f_back
    return " ".join(seen)


class Truth:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __bool__(self):
        print("  truth of", self.name, lines())
        if isinstance(self.value, Exception):
            raise type(self.value)(*self.value.args)  # a new one: no cycle keeps what the test makes
        return self.value

    def __del__(self):
        print("  end of truth", self.name, lines())


class Operand:
    def __init__(self, name, result):
        self.name, self.result = name, result

    def __eq__(self, other):
        print("  ==", self.name, lines())
        if isinstance(self.result, ArithmeticError):
            raise type(self.result)(*self.result.args)
        return Truth(self.name, self.result) if self.name != "plain" else self.result

    def __lt__(self, other):
        print("  <", self.name, lines())
        return Truth(self.name, self.result)

    def __contains__(self, item):
        print("  in", self.name, lines())
        return self.result

    def __getitem__(self, index):
        print("  []", self.name, lines())
        return self.result

    def __del__(self):
        print("  end of", self.name, lines())


class Holder:
    def __init__(self, *results):
        self.results = list(results)

    @property
    def made(self):
        print("  made", lines())
        return Operand(f"operand {len(self.results)}", self.results.pop())

    def make(self):
        return Operand(f"made {len(self.results)}", self.results.pop())


def equal(h, other):
    if h.made == other.made:
        return "equal"
    return "different"


def less(h):
    while (
        h.make()
        <
        1
    ):
        print("  once more")
    return "end"


def mixed(h, n):
    if n == 1 and h.made == n or (
            n != 3
            and h.make() == "x"):
        return "yes"
    return "no"


def member(h):
    return 1 if 5 in h.make() else 0


def item(h):
    first = h.make()[0]
    return (first,
            h.make()[-1],
            h.made[
                first])


def stores(o, make):
    o.value = make()
    o.value = (
        make())
    o.items[0] = make()
    o.items[-1] = (
        make())
    del o.value
    return o.items


class Plain:
    pass


def constants(x):
    return [x == 0, x != 0, x < 0, x <= 0, x > 0, x >= 0, x == 1, x != 1, x == -1, x < -1, x > 7, x == 7, x == 1000, x >= 1000, x < 1073741824, x == 4194303, x == 4194304]


def truths(x):
    out = []
    if x == 0: out.append("==0")
    if x != 0: out.append("!=0")
    if x < 0: out.append("<0")
    if x > 0: out.append(">0")
    if x == -7: out.append("==-7")
    if x != -7: out.append("!=-7")
    if x <= 300: out.append("<=300")
    if x == 300: out.append("==300")
    if not x == 5: out.append("not ==5")
    return out


def indices(x):
    out = []
    for get in (lambda: x[0]), (lambda: x[1]), (lambda: x[-1]), (lambda: x[-2]), (lambda: x[2]), (lambda: x[-3]):
        try:
            out.append(get())
        except Exception as e:
            out.append(repr(e))
    return out


def unpacked(x):
    try:
        a, b = x
        c, d, e = (x, a,
                   b)
        return e, d, c
    except Exception as error:
        return repr(error), error.__traceback__.tb_lineno


def with_bounds(x):
    """Ints that fit 64 bits, and not 32."""
    y = -2 ** 63
    x += y
    z = x - (-2 ** 63), x + 2 ** 31, x - 2 ** 31, x + (2 ** 31 - 1), x - (-2 ** 31), x == -2 ** 63, x == 2 ** 63, x < -2 ** 31, x > 2 ** 22, x > -2 ** 22
    out = []
    for f in (lambda: [1, 2][-2 ** 63]), (lambda: [1, 2][-2 ** 31]), (lambda: [1, 2][2 ** 31 - 1]), (lambda: [1, 2][2 ** 63]):
        try:
            out.append(f())
        except IndexError as e:
            out.append(str(e))
    return z, out, x - y


class Small(int):
    def __eq__(self, other):
        return "small"

    def __lt__(self, other):
        raise ValueError("small")


def attempt(f, *args):
    print(f.__name__)
    try:
        print(" ", f(*args))
    except Exception as e:
        t = e.__traceback__
        places = []
        while t is not None:
            places.append((t.tb_frame.f_code.co_name, t.tb_lineno - t.tb_frame.f_code.co_firstlineno))
            t = t.tb_next
        print(" ", repr(e), places)


def main():
    for result in True, False, ValueError("no truth"), ZeroDivisionError("no result"), 0:
        attempt(equal, Holder(result), Holder(None))
        attempt(mixed, Holder(False, result), 1)
        attempt(mixed, Holder(result), 2)
        attempt(less, Holder(result, True))
    attempt(mixed, Holder(), 3)
    attempt(member, Holder(1))
    attempt(member, Holder(""))
    attempt(item, Holder(1, 2, 3))
    for value in 0, 1, -1, 7, -7, 5, 300, 1000, 4194303, 4194304, 2**30, -(2**30), 2**64, -(2**64), 0.0, 1.0, -7.0, True, False, "0", None, float("nan"):
        attempt(constants, value)
        attempt(truths, value)
    for value in 0, 1, -1, 2**31, 2**63, 2**64, -(2**31), 0.5, Small(3):
        attempt(with_bounds, value)
    attempt(constants, Small(1))
    attempt(truths, Small(1))
    o = Plain()
    o.items = [Operand("first", 1), Operand("last", 1)]
    n = 0

    def make():
        nonlocal n
        n += 1
        return Operand(f"stored {n}", 1)

    attempt(stores, o, make)
    del o
    for x in [1, 2], [], (1, 2), (), "ab", b"ab", bytearray(b"ab"), {0: "a", -1: "z"}, 5, range(2), [1, 2, 3]:
        attempt(indices, x)
        attempt(unpacked, x)
