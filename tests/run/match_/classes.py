from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Plain:
    def __init__(self, a):
        self.a = a


class Args:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right


class Logged:
    __match_args__ = ("a", "b")

    def __getattr__(self, name):
        print("get", name)
        if name == "b":
            raise AttributeError(name)
        return 1


def f(x):
    match x:
        case Point(0, 0):
            return "origin"
        case Point(x=0):
            return "y axis"
        case Point(a, b) if a == b:
            return f"diagonal {a}"
        case Point(a, y=b):
            return f"point {a} {b}"
        case Args(Args(l, _), right=r):
            return f"nested {l} {r}"
        case Args(left=l):
            return f"args {l}"
        case Plain(a=int(n)):
            return f"int {n}"
        case Plain(a=[str(s), *_]):
            return f"text {s}"
        case Plain():
            return "plain"
        case int(n) | float(n):
            return f"number {n}"
        case str(s) if len(s) > 3:
            return f"long {s}"
        case bool() | bytes():
            return "never for bool"
        case list([a, b]):
            return f"list {a} {b}"
        case dict({"k": v}):
            return f"dict {v}"
        case Logged(1, 2):
            return "never"
        case object(__class__=c):
            return f"object of {c.__name__}"


for x in (Point(0, 0), Point(0, 2), Point(3, 3), Point(3, 4), Args(Args(1, 2), 3), Args(1, 2), Plain(5), Plain(["t", 1]), Plain(None),
          5, 1.5, "abc", "abcd", True, b"", [1, 2], [1], {"k": "v"}, {}, Logged(), None):
    print(f(x))


def bad(make):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)


def too_many():
    match Plain(1):
        case Plain(1, 2):
            pass


def too_many2():
    match 5:
        case int(a, b):
            pass


def duplicate():
    match Args(1, 2):
        case Args(1, left=1):
            pass


def not_a_class():
    x = 5
    match 5:
        case x():
            pass


class BadArgs:
    __match_args__ = ["a"]


class BadArgs2:
    __match_args__ = (1,)


def bad_args():
    match BadArgs():
        case BadArgs(1):
            pass


def bad_args2():
    match BadArgs2():
        case BadArgs2(1):
            pass


for f in (too_many, too_many2, duplicate, not_a_class, bad_args, bad_args2):
    bad(f)
