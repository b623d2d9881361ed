"""heapq's functions and comparisons of tuples, called from compiled code."""
import gc
import heapq
import sys
import traceback
from collections import namedtuple
from decimal import Decimal
from fractions import Fraction
from heapq import heapify, heappop, heappush
from unittest import mock

NAN = float("nan")
Entry = namedtuple("Entry", "priority name")


class Job:
    def __init__(self, key, log=None):
        self.key, self.log = key, log

    def __lt__(self, other):
        if self.log is not None:
            self.log.append((self.key, other.key))
        return self.key < other.key

    def __repr__(self):
        return f"Job({self.key})"


class Tagged(tuple):
    def __lt__(self, other):
        return tuple.__gt__(self, other)


class Heap(list):
    pass


def pushed(items):
    heap = []
    for item in items:
        heappush(heap, item)
    return heap


def drained(heap):
    out = []
    while heap:
        out.append(heapq.heappop(heap))
    return out


def numbers(n, step):
    x, out = 7, []
    for i in range(n):
        x = (x * 1103515245 + 12345) & 0x7fffffff
        out.append(x % step)
    return out


def shown(items):
    heap = pushed(items)
    print(heap)
    print(drained(heap))


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e, [frame.name for frame in traceback.extract_tb(e.__traceback__)])


def push(heap, item):
    heappush(heap, item)
    return heap


def pop(heap):
    return heapq.heappop(heap), heap


def ordered(a, b):
    return a < b, a <= b, a > b, a >= b, a == b, a != b, (1 if a < b else 0) + (2 if a >= b else 0)


class Nasty:
    """Does something to the heap when it is compared."""
    def __init__(self, heap, action, at):
        self.heap, self.action, self.at = heap, action, at

    def __lt__(self, other):
        self.at -= 1
        if self.at == 0:
            self.action(self.heap)
        return True


def nasty():
    def replace(heap):
        heap[0] = heap[-1] = "replaced"

    def fail(heap):
        raise KeyError("in comparison")
    for action in (lambda heap: heap.append(1), lambda heap: heap.pop(), lambda heap: heap.clear(), replace, fail, lambda heap: heap.sort(key=id) if False else None):
        for at in (1, 2, 3):
            heap = []
            heap.extend(Nasty(heap, action, at) for _ in range(6))
            for operation in (lambda: heappush(heap, Nasty(heap, action, at)), lambda: heappop(heap), lambda: heapq.heappop(heap)):
                try:
                    print(type(operation()).__name__, len(heap))
                except Exception as e:
                    print(type(e).__name__, e, len(heap))
                print([type(x).__name__ for x in heap])


class Ends:
    def __init__(self, log):
        self.log = log

    def __lt__(self, other):
        return False

    def __del__(self):
        self.log.append("gone")


def lifetimes(log):
    heap = []
    for _ in range(4):
        heappush(heap, Ends(log))
    log.append("full")
    heappop(heap)
    log.append("popped")
    x = heappop(heap)
    log.append("kept")
    del x, heap
    item = ("an", "item")
    before = sys.getrefcount(item) if sys.version_info < (3, 14) else 0
    heap = pushed([item, ("a", 1), item])
    during = sys.getrefcount(item) - before if before else 2
    drained(heap)
    return log, during, (sys.getrefcount(item) if before else 0) - before


def sizes():
    heap, out = [], []
    for i in range(40):
        heappush(heap, -i)
        out.append(sys.getsizeof(heap))
    while heap:
        heappop(heap)
        out.append(sys.getsizeof(heap))
    return out


def deep(n):
    value = ()
    for _ in range(n):
        value = (value,)
    return value


def main():
    shown(numbers(30, 50))
    shown([x / 7 for x in numbers(30, 50)])
    shown([1, 2.5, True, 0, -3, 2**70, -2**70, 0.5, False])
    shown([Decimal(3), 2, Fraction(5, 2), 2.25])
    shown([chr(97 + x % 26) * (x % 3 + 1) for x in numbers(20, 100)] + ["\u00e9", "\u20ac", "\U0001f600", ""])
    shown([(x % 5, x) for x in numbers(30, 50)])
    shown([(x % 3, f"n{x % 7}", x) for x in numbers(30, 50)])
    shown([((x % 3, x % 2), -x) for x in numbers(20, 50)])
    shown([Entry(x % 4, f"e{x}") for x in numbers(20, 50)] + [(1, "plain")])
    shown([Tagged((x % 4, x)) for x in numbers(20, 50)])
    shown([(1,), (1, 2), (), (1, 2, 3), (0, 9)])
    shown([[2, 1], [1, 5], [1]])
    shown([b"b", b"a", b"ab"])
    print(repr(pushed([NAN, 1.0, 0.5, NAN, -1.0])), repr(drained([NAN, 1.0, 0.5, -1.0])))
    log = []
    print(drained(pushed(Job(x, log) for x in numbers(12, 20))), log)
    log.clear()
    print(drained(pushed((x % 3, Job(x, log)) for x in numbers(12, 20))), log)
    heap = Heap()
    for x in (3, 1, 2):
        heappush(heap, x)
    print(heap, heappop(heap), type(heap).__name__)
    heap = numbers(15, 90)
    heapify(heap)
    print(heap, drained(heap))
    attempt(push, [1, 2], "x")
    attempt(push, [(1, 2)], (1, "x"))
    attempt(push, [None], None)
    attempt(push, (1, 2), 3)
    attempt(push, None, 3)
    attempt(pop, [])
    attempt(pop, (1,))
    attempt(pop, [1, "a", 2, 3])
    attempt(heappush, [1])
    attempt(heappush, heap=[1], item=2)
    attempt(heappop)
    nasty()
    print(lifetimes([]), sizes())

    events = []

    def tracer(frame, event, arg):
        if event.startswith("c_"):
            events.append((event, arg.__name__))
    sys.setprofile(tracer)
    pop(push([2], 1))
    sys.setprofile(None)
    print([e for e in events if "heap" in e[1]])
    with mock.patch("heapq.heappop", lambda heap: "patched"):
        attempt(pop, [1, 2])
    attempt(pop, [1, 2])
    with mock.patch.dict(globals(), heappush=lambda heap, item: heap.insert(0, item)):
        attempt(push, [1, 2], 3)
    attempt(push, [1, 2], 0)

    values = [(), (1,), (1, 2), (1, 2.0), (1, "a"), (1, NAN), (NAN,), (1.5,), ("a", 1), ("a",), ((1, 2), 3), ((1, 2), 4), ((1, "x"), 3), (None,), (None, 1), (b"a",), (2**65,), (-1, 2**65), Entry(1, 2), Tagged((1, 2)), (True, 2), ([1], 2)]
    for a in values:
        for b in values:
            try:
                print(a, b, ordered(a, b))
            except TypeError as e:
                print(a, b, e)
    print(ordered(deep(5), deep(5)), ordered(deep(20), deep(20)), ordered(deep(30), deep(31)))
    same = (NAN, 1)
    print(ordered(same, (NAN, 2)), ordered(same, same), ordered((float("nan"), 1), same))
    gc.collect()
