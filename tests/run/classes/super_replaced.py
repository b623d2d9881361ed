"""`super` is another class, sometimes: it gets the arguments that the source gives it, and from where it is found."""
from unittest.mock import patch


class Own:
    msg = "own super"

    def __init__(self, *args):
        self.count = len(args)

    def method(self, *args):
        return "method", self.count, args


class C:
    def none(self):
        return super().msg

    def both(self):
        return super(C, self).count

    def call(self):
        return super().method(1)

    def call_both(self):
        return super(C, self).method(2, k=3) if False else super(C, self).method(2)


def attempt(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, str(e)


c = C()
for name in "none", "both", "call", "call_both":
    print(name, attempt(getattr(c, name)))
    with patch(__name__ + ".super", Own, create=True):
        print("   ", attempt(getattr(c, name)))
    print("   ", attempt(getattr(c, name)))


def local():
    class super:
        msg = "local"

    class D:
        def m(self):
            return super().msg
    return D().m()


print(local())
