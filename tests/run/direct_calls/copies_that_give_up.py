"""Small functions whose attempts without a frame fail time after time, for a while, or in turn: what class, dict, field or slot has the attribute, and what is compared, changes; the results, and the frames that comparisons see, do not."""
import collections
import sys


class Seen:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        frame = sys._getframe(1)
        return frame.f_code.co_name, self.value == getattr(other, "value", other)

    def __bool__(self):
        return sys._getframe(1).f_code.co_name != "has_limit"


class Values:
    limit = 10

    def __init__(self, limit=None):
        if limit is not None:
            self.limit = limit

    def has_limit(self):
        return True if self.limit else False

    def is_limit(self, other):
        return self.limit == other

    def over(self, n):
        return n + self.limit


class Slots(Values):
    __slots__ = "other",


class Many(Values):
    """More attributes than an instance has room for without a dict."""

    def __init__(self, limit=None):
        super().__init__(limit)
        for n in range(40):
            setattr(self, f"a{n}", n)


class Hooked(Values):
    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


class Field(collections.namedtuple("Field", "limit name")):
    has_limit, is_limit, over = Values.has_limit, Values.is_limit, Values.over


def ask(o, other):
    return o.has_limit(), o.is_limit(other), o.over(1)


def attempt(o, other):
    try:
        return ask(o, other)
    except Exception as error:
        return type(error).__name__, str(error)


def rounds(what, times, *pairs):
    counts = collections.Counter()
    for n in range(times):
        counts[repr(attempt(*pairs[n % len(pairs)]))] += 1
    print(what, sorted(counts.items()))


def main():
    rounds("plain", 40, (Values(1), 1))
    rounds("class", 40, (Values(), 10))
    rounds("gives up", 300, (Values(2**70), 2**70))
    rounds("plain again", 600, (Values(3), 3))
    rounds("seen", 40, (Values(Seen(1)), Seen(1)))
    rounds("texts", 40, (Values("a"), "a"))
    rounds("floats", 40, (Values(0.0), 0))
    rounds("dict", 40, (Many(5), 5), (Many(), 10))
    rounds("fields", 40, (Field(7, "x"), 7), (Field(0, "x"), 1))
    rounds("slots", 40, (Slots(8), 8))
    rounds("hooked", 40, (Hooked(9), 9))
    rounds("in turn", 600, (Values(1), 1), (Values(2**70), 1), (Many(2), 2), (Hooked(1), 1), (Values(Seen(1)), 1))
    Values.limit = property(lambda self: 4)
    rounds("property", 40, (Values(), 4), (Slots(), 4))
    Values.limit = 11
    rounds("other class attribute", 300, (Values(), 11))
    o = Values(6)
    rounds("own", 20, (o, 6))
    del o.limit
    rounds("of the class", 20, (o, 11))
    o.__dict__ = {"limit": 12}
    rounds("of a dict", 20, (o, 12))
    del Values.limit
    rounds("nothing", 20, (Values(), 1))


main()
