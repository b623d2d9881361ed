"""Sites that see instances with and without their own value over a class's, fields of named tuples, names of classes and functions, members of
slices; each with receivers of few and of many types, while classes change."""
import collections
import re

Pair = collections.namedtuple("Pair", "first second")


class Token(Pair):
    @property
    def both(self):
        return self.first, self.second


class Default:
    option = None
    limit = 10

    def __init__(self, own):
        if own:
            self.option = own


MANY = [type(f"Many{n}", (Default,), {"option": f"class {n}"}) for n in range(20)]


def option_of(o):
    return o.option


def limit_of(o):
    return o.limit


def first_of(pair):
    return pair.first


def second_of(pair):
    return pair.second


def name_of(o):
    return o.__class__.__name__, o.__class__.__qualname__


def named(f):
    return f.__name__, f.__qualname__


def ends_of(s):
    return s.start, s.stop, s.step


def attempt(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


class Descriptor:
    def __get__(self, o, owner=None):
        return "got", o is not None

    def __set__(self, o, value):
        raise AttributeError("no")


class Meta(type):
    @property
    def __name__(self):
        return "from the metaclass"


class Odd(metaclass=Meta):
    pass


def defaults():
    for many in False, True:
        objects = [Default(own) for own in (None, "a", None, "b")] + ([kind(own) for kind in MANY for own in (None, "own")] if many else [])
        for o in objects * 3:
            print(option_of(o), limit_of(o), end=" ")
        print()
    one, other = Default("x"), Default(None)
    other.__dict__  # from now on a dict
    for o in one, other, one, other:
        print(option_of(o), end=" ")
    other.option = 3
    print(option_of(other))
    del other.option
    print(option_of(other), option_of(one))
    del one.option
    print(option_of(one))
    Default.option = Descriptor()
    one.__dict__["option"] = 5
    print(option_of(one), option_of(other))
    Default.option = 7
    print(option_of(one), option_of(other))
    del Default.option
    attempt(option_of, one)
    attempt(option_of, other)
    Default.option = None


def fields():
    short = tuple.__new__(Token, (1,))
    empty = tuple.__new__(Pair, ())
    for _ in range(3):
        for pair in Pair(1, 2), Token("a", "b"), short, empty:
            attempt(first_of, pair)
            attempt(second_of, pair)
    Token.first = property(lambda self: "instead")
    attempt(first_of, Token(1, 2))
    del Token.first
    attempt(first_of, Token(1, 2))
    Default.first = Pair.first
    attempt(first_of, Default(None))
    del Default.first
    attempt(first_of, Default(None))
    try:
        Token(1, 2).first = 3
    except AttributeError as error:
        print(error)


def names():
    for _ in range(3):
        for o in Pair(1, 2), Default(None), 1, "", names, Odd(), Odd, type:
            print(name_of(o))
    Default.__name__ = "Renamed"
    Default.__qualname__ = "Re.named"
    print(name_of(Default(None)))
    for f in names, fields, lambda: 0, Token.both.fget:
        print(named(f))
    names.__name__ = "changed"
    print(named(names), named(Default), named(Odd))
    attempt(named, 3)
    for s in slice(1), slice(None, 3), slice("a", [], ()):
        print(ends_of(s))
    match = re.match("a", "abc")
    print(match.string, match.re.pattern, match.pos)


def main():
    defaults()
    fields()
    names()
    for kind in MANY[:3]:
        kind.option = property(lambda self: "a property")
        print(option_of(object.__new__(kind)))
