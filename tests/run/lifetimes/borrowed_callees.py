# Functions whose last reference goes while they run, called by C code that holds none.
import functools
import signal


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def getter_exchanged():
    loud = Loud("closed over")

    def getter(self):
        type(self).__dict__["value"].__init__(lambda self: "another")
        print("still here")
        return loud.name

    class C:
        value = property(getter)

    del getter, loud
    c = C()
    print(c.value)
    print(c.value)


def setter_exchanged():
    def setter(self, value, extra=Loud("default")):
        type(self).__dict__["value"].__init__(None, None)
        print("set", value)

    class C:
        value = property(None, setter)

    del setter
    C().value = 3


def static_exchanged():
    def f(x, *more):
        C.__dict__["f"].__init__(print)
        return x, more

    class C:
        pass
    C.f = staticmethod(f)
    del f
    print(C.__dict__["f"](1, 2))
    C.__dict__["f"]("now print")


def signal_handler():
    loud = Loud("handler's")

    def handler(number, frame):
        signal.signal(signal.SIGUSR1, signal.SIG_DFL)
        print("handled", number == signal.SIGUSR1, loud.name)

    signal.signal(signal.SIGUSR1, handler)
    del handler, loud
    signal.raise_signal(signal.SIGUSR1)
    print("done")


def partial_exchanged():
    def f(x):
        p.__setstate__((print, (), {}, {}))
        return x
    p = functools.partial(f)
    del f
    print(p(4))
    p("now print")


def global_rebound():
    def f():
        global rebound
        rebound = None
        return "returned"
    global rebound
    rebound = f
    del f
    print(rebound())


def closure_rebound():
    def f(x):
        nonlocal f
        f = None
        return x
    print(f(5), f)


def main():
    getter_exchanged()
    setter_exchanged()
    static_exchanged()
    signal_handler()
    partial_exchanged()
    global_rebound()
    closure_rebound()
