"""Attribute loads and stores on instances, with and without slots."""
N = 100000


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.next = None


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 0
        self.b = 1


class Config:
    limit = 100


def main(n):
    p = Point(1, 2)
    q = Point(3, 4)
    p.next = q
    q.next = p
    s = Slotted()
    for i in range(n):
        p.x = q.y
        q.y = p.next.x
        p = p.next
        q = q.next
        s.a, s.b = s.b, s.a
        if s.a < Config.limit:
            p.y = s.b
    return p.x, p.y, q.x, q.y, s.a, s.b
