"""Sites that find properties, C getters, functions and C methods of the class (bound), as attributes: with receivers of few and of many types, while classes change, and where the getter looks at the frame, raises or
takes away what is called."""
import gc
import sys
import xml.etree.ElementTree as elements


class Plain:
    def __init__(self, value):
        self.value = value

    @property
    def doubled(self):
        return self.value * 2

    @property
    def caller(self):
        frame = sys._getframe(1)
        return frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno

    @property
    def failing(self):
        raise AttributeError("of the getter")

    @property
    def vanishing(self):
        del Plain.vanishing
        gc.collect()
        return self.value

    by_builtin = property(vars)

    def method(self, x=0):
        return self.value + x

    @classmethod
    def made(cls):
        return cls.__name__

    listed = list.append  # of another class: it has no such receiver
    length = len


class Hooked(Plain):
    def __getattr__(self, name):
        return f"hook of {name}"


class Slotted:
    __slots__ = "value", "__weakref__"
    doubled, caller, failing, method, made = Plain.doubled, Plain.caller, Plain.failing, Plain.method, Plain.made

    def __init__(self, value):
        self.value = value


MANY = [type(f"Many{n}", (Hooked if n % 3 == 0 else Plain,), {"doubled": property(lambda self, n=n: (n, self.value))}) for n in range(20)]


def doubled(o):
    return o.doubled


def caller(o):
    return (
        o
        .caller
    )


def failing(o):
    return o.failing


def vanishing(o):
    return o.vanishing


def by_builtin(o):
    return sorted(o.by_builtin)


def method(o):
    bound = o.method
    return bound(1), bound.__self__ is o, type(bound).__name__, bound.__func__ is Plain.method


def made(o):
    bound = o.made
    return bound(), bound.__self__


def of_text(o):
    upper, find = o.upper, o.find
    return upper(), find("b"), upper.__self__ is o


def dictionary(o):
    return sorted(o.__dict__)


def weak(o):
    return o.__weakref__


def listed(o):
    return o.listed


def element(o):
    return o.tag, o.text, o.tail, sorted(o.attrib)


def attempt(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except Exception as error:
        lines, step = [], error.__traceback__
        while step:
            lines.append((step.tb_frame.f_code.co_name, step.tb_lineno - step.tb_frame.f_code.co_firstlineno))
            step = step.tb_next
        print(function.__name__, type(error).__name__, error, lines)  # .name: interpreted it depends on how warm the site is (3.12)


ALL = doubled, caller, failing, by_builtin, method, made, dictionary, weak, listed


def round_of(*receivers):
    for function in ALL:
        for o in receivers:
            for _ in range(2):
                attempt(function, o)


class Watched:
    """A bound method is made while its function leaves the class."""

    def go(self):
        return "went"


class Leaver:
    def __init__(self):
        self.ring = self

    def __del__(self):
        if "go" in vars(Watched):
            del Watched.go
            print("left from", sys._getframe(1).f_code.co_name)


def bind(o):
    return o.go


def main():
    round_of(Plain(1))
    round_of(Hooked(2), Slotted(3))
    for _ in range(3):
        attempt(of_text, "abc")
        attempt(of_text, type("Text", (str,), {})("xbc"))
    attempt(of_text, b"abc")
    tree = elements.fromstring("<a k='1'>text<b/>tail</a>")
    for _ in range(3):
        attempt(element, tree)
        attempt(element, tree[0])
    for n, cls in enumerate(MANY):
        for function in doubled, caller, failing, method, made:
            attempt(function, cls(n))
    attempt(vanishing, Plain("last"))
    attempt(vanishing, Plain("none"))
    attempt(vanishing, Hooked("hooked"))
    # instances that hide the function, a class that gets another one, a property that is no more one
    o = Plain(5)
    attempt(method, o)
    o.method = lambda x: ("own", x)
    try:
        method(o)
    except AttributeError as error:
        print(error)
    del o.method
    attempt(method, o)
    Plain.method = lambda self, x: ("other", x)
    attempt(method, o)
    Plain.doubled = "a value"
    attempt(doubled, o)
    Plain.doubled = property()
    attempt(doubled, o)
    attempt(doubled, Hooked(6))
    Plain.doubled = property(lambda self: self.value)
    o.__dict__["doubled"] = "hidden"
    attempt(doubled, o)
    watched = Watched()
    for _ in range(3):
        print(bind(watched)())
    Leaver()
    gc.collect()
    try:
        print(bind(watched)())
    except AttributeError as error:
        print(error)
