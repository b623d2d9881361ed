# A frame that was looked at keeps what its f_locals showed until the locals have been cleared.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def ends(p):
    a = Loud("first a")
    b = Loud("b")
    yield 1
    a = Loud("second a")
    yield 2


def look(g):
    print(sorted(g.gi_frame.f_locals))


def main():
    g = ends(Loud("p"))
    look(g)
    next(g)
    look(g)
    next(g)
    print(list(g))

    g = ends(Loud("p"))
    next(g)
    look(g)
    del g
    print("collected")

    g = ends(Loud("p"))
    next(g)
    look(g)
    g.close()
    print("closed")

    g = ends(Loud("p"))
    next(g)
    look(g)
    next(g)
    frame = g.gi_frame
    print(list(g))
    print("kept")
    del frame
    print("let go")
