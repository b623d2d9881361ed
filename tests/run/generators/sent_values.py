"""The value that is sent lives as long as CPython says, whatever the generator does with it."""
import weakref


class Thing:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("dies", self.label)


def ignores():
    while True:
        yield "ignored"


def keeps():
    kept = None
    while True:
        kept = yield kept and kept.label


def replaces():
    while True:
        x = yield
        print("got", x.label)
        x = None
        print("forgot")


def deletes():
    while True:
        x = yield
        w = weakref.ref(x)
        del x
        print("deleted", w() is not None)
        w = None


def passes_on(to):
    while True:
        to.append((yield len(to)))


def in_cell():
    x = None

    def show():
        return x.label

    while True:
        x = yield
        print(show())


def raises():
    x = yield
    yield
    raise ValueError(x.label)


def drive(g):
    print("---", g.__name__)
    print(next(g))
    for i in range(3):
        print("result", g.send(Thing(i)))
    t = Thing("held")
    print("result", g.send(t))
    del t
    print("result", g.send(Thing("last")))
    g.close()
    print("closed")
    del g


def main():
    for make in ignores, keeps, replaces, deletes, in_cell:
        drive(make())
    drive(passes_on([]))
    g = raises()
    next(g)
    g.send(Thing("in a local"))
    try:
        next(g)
    except ValueError as e:
        print(e)
        f = e.__traceback__.tb_next.tb_frame
        print(f.f_locals["x"].label)
        del f
    print("end")
