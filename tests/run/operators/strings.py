"""Concatenation of strings in all the places an accumulating loop can have them."""
import sys


def grow(n):
    s = ""
    for i in range(n):
        s += str(i)
    return len(s), hash(s) == hash("".join(map(str, range(n))))


def keeps_the_old(n):
    s, seen = "", []
    for i in range(n):
        seen.append(s)
        s += "x"
    return [len(x) for x in seen], len(s)


def plain_form(n):
    s = "a"
    for i in range(n):
        s = s + "\xe9" if i % 2 else s + "\u1234"
    return len(s), s[:6]


def two_names(n):
    s = t = "ab"
    for i in range(n):
        s += "c"
    return s, t


def in_attribute(n):
    class C:
        pass

    c = C()
    c.s = ""
    for i in range(n):
        c.s += "y"
    return len(c.s)


def in_item(n):
    d = {"k": "", 0: []}
    for i in range(n):
        d["k"] += "z"
        d[0] += [i]
    return len(d["k"]), d[0]


def in_cell(n):
    s = ""

    def add():
        nonlocal s
        s += "w"

    for i in range(n):
        add()
    return s


def widening():
    s = ""
    lengths = []
    for part in ("a", "\xe9", "b", "\u1234", "c", "\U0001f600", "d"):
        s += part
        lengths.append((len(s), s))
    return lengths


def used_as_key(n):
    s, d = "", {}
    for i in range(n):
        s += "k"
        d[s] = i
    return d


def itself(n):
    s = "ab"
    for i in range(n):
        s += s
    return s


def error_keeps_it():
    s = "kept" + str(1)
    try:
        s += 5
    except TypeError as e:
        return s, str(e)


def in_with_error_later():
    s = "kept" + str(2)
    try:
        s += "more"
        s += None
    except TypeError as e:
        return s, str(e)


class S(str):
    def __iadd__(self, other):
        return "S.__iadd__"


def subclass():
    s = S("a")
    s += "b"
    return s


g = ""


def in_global(n):
    global g
    for i in range(n):
        g += "g"
    return len(g)


m = ""
for i in range(100):
    m += chr(97 + i % 26)
print(m)
print(grow(1000), keeps_the_old(5), plain_form(7), two_names(4), in_attribute(50), in_item(4), in_cell(5))
print(widening(), used_as_key(4), itself(3), error_keeps_it(), in_with_error_later(), subclass(), in_global(9))
# a debug interpreter looks at the whole string after each step
print(grow(20000 if hasattr(sys, "gettotalrefcount") else 200000))
