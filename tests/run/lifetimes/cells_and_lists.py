"""Cells whose memory is used again, and lists whose items end with them: order, finalisers that do things meanwhile, cycles, what the collector knows, nesting."""
import gc
import weakref


class End:
    def __init__(self, name, act=None):
        self.name, self.act = name, act

    def __del__(self):
        print("  end of", self.name)
        if self.act:
            self.act()


def counter(start):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    def reset():
        nonlocal n
        del n
    return step, reset


def cells():
    steps = [counter(i) for i in range(40)]
    print([s(2) for s, _ in steps], len({id(s.__closure__[0]) for s, _ in steps}))
    del steps
    step, reset = counter(5)
    print(step(), step.__closure__[0].cell_contents, gc.is_tracked(step.__closure__[0]))
    reset()
    try:
        step()
    except NameError as error:
        print(error)
    kept = step.__closure__[0]
    del step, reset
    kept.cell_contents = "still there"
    print(kept.cell_contents, [counter(i)[0]() for i in range(3)], kept.cell_contents)


def held_by_cell(what):
    return lambda: what


def ends_of_contents():
    f = held_by_cell(End("content"))
    print("before")
    del f
    print("after")
    f = held_by_cell(End("maker", lambda: print("  made", [held_by_cell(i)() for i in range(20)])))
    f = None
    made = []
    f = held_by_cell(End("revived", lambda: made.append(held_by_cell("cell of a finaliser"))))
    f = None
    print(made[0]())


def cycles():
    def outer():
        def inner():
            return inner, thing
        thing = End("in a cycle")
        return weakref.ref(inner)
    ref = outer()
    print(ref() is not None)
    gc.collect()
    print(ref())
    print([held_by_cell(i)() for i in range(30)][-1])


def empty_cells():
    def make(define):
        if define:
            value = 1

        def get():
            return value
        return get
    for define in (1, 0, 1, 0):
        try:
            print(make(define)())
        except NameError as error:
            print(type(error).__name__)


def deep(n):
    def f():
        return deep(n - 1) + n if n else 0
    return f()


def lists():
    l = [End(i) for i in range(4)]
    print("list")
    del l
    l = [End("first"), "text", 5, None, (End("in a tuple"), 1)]
    del l
    inner = End("shared")
    l = [inner, End("last")]
    del l
    print("shared lives", inner.name)
    del inner
    found = []
    l = [End("a"), End("b", lambda: found.append(len(gc.get_objects()) > 0))]
    l = None
    print(found)
    nested = None
    for i in range(200000):
        nested = [nested, (i,)]
    del nested
    nested = None
    for i in range(100000):
        nested = [[nested]]
    del nested
    l = [End("before the error"), {}]
    try:
        for x in l:
            x.missing
    except AttributeError as error:
        print(type(error).__name__)
    l.clear()
    print("cleared")


def temporaries(a, b):
    print(a + b + a, (a * 3)[1:] + b, len(a + b), (a + b) in [a + b], [a + b][0] == a + b, {a + b: 1}[a + b])


def main():
    cells()
    ends_of_contents()
    cycles()
    empty_cells()
    print(deep(60))
    lists()
    temporaries("left", "right")
