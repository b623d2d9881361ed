import sys
import traceback


class A:
    x = None

    @property
    def p(self):
        return self.missing


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc(file=sys.stdout)


def binary():
    a, b = 1, 0
    return (a + 1) * (a / b) - 5


def attribute():
    a = A()
    return a.x.y.z


def subscript():
    d = {"a": {"b": None}}
    return d["a"]["b"]["c"]["d"]


def call():
    return len(5) + print(1)


def nested_call():
    return max(min(1, 2), int("x"), abs(3))


def comparison():
    return 1 < 2 < "x"


def unary():
    return -"text"


def unpack():
    a, b = 1, 2
    (a, b), c = (1, 2, 3), 4


def fstring():
    return f"{1} {1 / 0} {2}"


def slicing():
    return [1, 2, 3][1:"x"]


def multi_line():
    return sum(
        x
        for x in
        [1, 2, None]
    )


def augmented():
    x = 1
    x += "a"


def keyword():
    return dict(a=1, b=2, **{"a": 3})


def store():
    (1).attr = 5


def item():
    (1, 2)[0] = 5


def raises():
    raise ValueError("message") from KeyError("cause")


def assertion():
    assert 1 > 2, "not greater"


def iteration():
    for x in 5:
        pass


def with_statement():
    with 5 as x:
        pass


def delete():
    d = {}
    del d["x"]


def unicode_line():
    ä = "öüß"; return ä.missing + "ß"


def long():
    return "a" * 10 + "b" * 10 + "c" * 10 + "d" * 10 + None + "e" * 10 + "f" * 10 + "g" * 10 + "h" * 10


def property_error():
    return A().p


def import_error():
    import does_not_exist_at_all


def from_import():
    from os import does_not_exist


def global_name():
    return undefined_name + 1


for f in (binary, attribute, subscript, call, nested_call, comparison, unary, unpack, fstring, slicing, multi_line, augmented, keyword,
          store, item, raises, assertion, iteration, with_statement, delete, unicode_line, long, property_error, import_error,
          from_import, global_name):
    show(f)
