"""Keywords in another order than the parameters, of known functions: what the callee does not take over dies by parameter, not in the order of the call."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def unused(a, b, c=None):
    return 1


def keeps_first(a, b, c=None):
    a = None
    print("first is gone")
    return 1


def gives_back(a, b, c=None):
    return b


def raises(a, b, c=None):
    raise ValueError(b.name)


class Box:
    def method(self, a, b, c=None):
        return len(a.name)


def call_all(box):
    print("unused")
    unused(b=Loud("b"), a=Loud("a"))
    unused(c=Loud("c"), a=Loud("a"), b=Loud("b"))
    unused(Loud("a"), c=Loud("c"), b=Loud("b"))
    kept = Loud("kept")
    unused(c=Loud("c"), b=kept, a=Loud("a"))
    print("keeps first")
    keeps_first(b=Loud("b"), a=Loud("a"))
    keeps_first(c=Loud("c"), b=Loud("b"), a=Loud("a"))
    print("gives back")
    print(gives_back(b=Loud("b"), a=Loud("a")).name)
    print("method")
    box.method(b=Loud("b"), a=Loud("a"))
    box.method(c=Loud("c"), b=Loud("b"), a=Loud("a"))


def fails():
    raises(c=Loud("c"), b=Loud("b"), a=Loud("a"))


def main():
    for _ in range(3):
        call_all(Box())
        try:
            fails()
        except ValueError as error:
            print(error)
