"""format % args and separator.join(items): what is written in place, and what only CPython can say."""


class Text(str):
    def __str__(self):
        return "<text>"


class Number(int):
    def __str__(self):
        return "<number>"

    def __index__(self):
        return 77


class Asked:
    def __str__(self):
        return "asked"

    def __repr__(self):
        return "Asked()"

    def __getitem__(self, key):
        return "item " + key


class Right(str):
    def __rmod__(self, other):
        return "rmod of " + other


class Tuple(tuple):
    pass


class List(list):
    def __iter__(self):
        return iter(["from", "iter"])


class Fails:
    def __str__(self):
        raise KeyError("no text")


def formatted(f, args):
    try:
        return f % args
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


def in_place(f, args):
    f %= args
    return f


def displays(a, b):
    return ("%s-%s" % (a, b), "%s" % a, "%d%%" % len(b), "<%s>" % (a,), "%s%s" % ("", a), "%s%s" % (a, ""), "%i,%u" % (len(a), -len(b)), "none" % ())


FORMATS = ["%s", "%d", "%i", "%u", "%r", "%%", "%", "a%", "", "plain", "a %s b", "%s%s", "%s %d", "%s%%%s", "[%d]", "%5d", "%05d", "%-5s|", "%x", "%c", "%a", "%(key)s", "%(key)s %(key)d", "%.2f", "%q", "%s %",
           "\xe9%s", "\u20ac %s", "%s %s %s", "%d.%d.%d.%d", "long text before %s and long text behind it, more than sixteen characters"]
ARGS = [(), "x", "", "some text of more than sixteen characters", 0, 7, -7, 10, 99, 100, -100, 2**30 - 1, -(2**30) + 1, 2**30, 10**30, True, None, 1.5, ("x",), ("",), (1,), ("a", "b"), ("a", 5), (5, "a"), ("", "b"), (1, 2, 3),
        ("x", "y", "z"), (1, 20, 300, -4), Text("t"), (Text("t"), "u"), Number(3), (Number(3), 4), Asked(), (Asked(), "b"), Right("r"), (Right("r"), "s"), Tuple(("a", "b")), ["a", "b"], {"key": 5}, {}, "\xe9", ("\u20ac", 1), b"bytes", Fails(), ("a", Fails())]


def joined(separator, items):
    try:
        return separator.join(items)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


def fails_late():
    yield "a"
    yield "b"
    raise KeyError("late")


def changes(l):
    for i in range(3):
        l.append("x")
        yield "y"


def join_forms(parts):
    return "".join(p for p in parts), "-".join([p for p in parts]), ", ".join(tuple(parts)), "".join(parts), "/".join(map(str.upper, parts)), " ".join({p: 0 for p in parts}), "".join("abc"), "+".join("abc")


def main():
    for f in FORMATS:
        print(repr(f), [formatted(f, args) for args in ARGS])
    print(formatted(Text("%s %d"), ("a", 1)), formatted(Text("%s"), Right("r")))
    print(in_place("%s and %d", ("a", 5)), in_place("%s!", "a"))
    print(displays("one", "three"), displays("\xe9", "\u20ac"), displays("", "t"))
    one, long = "some text", "another text of some length"
    print("%s" % one is one, "%s" % (one,) is one, "%s%s" % ("", one) is one, "%d" % 5 is "%d" % 5, "%s" % "" is "")
    for separator in "", ", ", "a separator of more than sixteen characters", "\xe9", Text("-"):
        print([joined(separator, items) for items in ([], ["a"], [""], ["", ""], ["", "a"], ["a", "b"], ("a", "b", "c"), (), ("a",), [long, long], [one] * 20, ["\xe9", "b"], ["\u20ac", "\U0001f600"], [1], ["a", 1], ["a", None, "b"], [Text("t")],
                                                    [Text("t"), "u"], "", "xyz", None, 5, {"k": 1, "l": 2}, {"only"}, (x for x in "gen"), fails_late(), List(["own"]), b"ab", iter([]), range(2))])
    print(" ".join([one]) is one, "".join((one,)) is one, "".join(["", one]) is one, "".join(["a"]) is "a", "".join([]) is "")
    print(join_forms(["one", "two", "three"]), join_forms([]), join_forms(["\xe9t\xe9", "x"]))
    l = ["l"]
    print("".join(changes(l)), "".join(l), str.join("-", l))
    n = 2**31
    print(len("".join(["x" * 1000] * 1000)), formatted("%s" * 3, ("x" * 1000,) * 3) == "x" * 3000)


main()
