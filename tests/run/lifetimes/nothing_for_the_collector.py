"""What the collector finds, counted: making the first instances of classes leaves it nothing but what the program made."""
import gc


class Loop:
    def __init__(self, i):
        self.i = i
        self.loop = self


class Slots:
    __slots__ = ("me", "__weakref__")

    def __init__(self):
        self.me = self


class Plain:
    pass


def garbage(make, *arguments):
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    make(*arguments)
    gc.collect()
    gc.set_debug(0)
    found = [type(o).__name__ for o in gc.garbage]
    gc.garbage.clear()
    return found


def make_plain():
    o = Plain()
    o.me = o


def main():
    gc.disable()
    print(garbage(Loop, 1), garbage(Loop, 2), garbage(Loop, 3))
    print(garbage(Slots), garbage(Slots))
    print(garbage(make_plain), garbage(make_plain))
