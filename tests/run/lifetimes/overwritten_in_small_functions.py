"""Small functions that return or store what they overwrite: the attribute was all that held it."""


class Counter:
    def __init__(self, start):
        self.i = start

    def __iter__(self):
        return self

    def __next__(self):
        i = self.i
        self.i = i + 1
        return i

    def swap(self, value):
        old, self.i = self.i, value
        return old

    def shift(self, value):
        old = self.i
        self.i = value
        self.last = old

    def shift_and_tell(self, value):
        old = self.i
        self.i = value
        self.last = old
        return old

    def twice(self, value):
        old = self.i
        self.i = value
        self.last = self.previous = old
        return value


class Slotted:
    __slots__ = "i", "last", "previous"
    __init__, __iter__, __next__, swap = Counter.__init__, Counter.__iter__, Counter.__next__, Counter.swap

    def exchange(self):
        a, b = self.i, self.last
        self.i = b
        self.last = a

    def take(self):
        last = self.last
        self.last = None
        return last


def number(text):
    return int(text)  # one of its own, not a constant


for cls in Counter, Slotted:
    print(list(zip(cls(number("1000")), range(4), cls(number("-100")))))
    c = cls(number("5000"))
    print([next(c) for _ in range(4)], [c.__next__() for _ in range(3)], [x for x, _ in zip(c, "ab")])
    print([c.swap(number(f"{n}000")) for n in range(5)], c.i)
    print([c.swap(number(f"{n}") + 0.5) for n in range(5)], c.i, c.swap("text" * n), c.swap(None))
    print([c.swap(f"{'text'}{n}") for n in range(5)], c.i)
c = Counter(number("7000"))
for n in range(5):
    c.shift(number(f"{n}111"))
    print(c.i, c.last, c.shift_and_tell(number(f"{n}222")), c.i, c.last, c.twice(number(f"{n}333")), c.i, c.last, c.previous)
s = Slotted(number("8000"))
s.last = number("9000")
for n in range(5):
    s.exchange()
    print(s.i, s.last)
    print(s.take(), s.last)
    s.last = number(f"{n}444")
