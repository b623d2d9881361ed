"""A variable that may be one argument or another: it holds its value when their variables go."""


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Empty(D):
    def __bool__(self):
        return False


def show(x):
    print("has", getattr(x, "name", x))


def default(source, target=None):
    target = target or source
    show(target)
    return target


def fallback(a, b):
    a = a or b
    b = None
    show(a)


def either(a, b, first):
    x = a if first else b
    del a
    show(x)
    del b
    show(x)
    x = None
    print("end")


def at_return(a, b):
    x = a or b
    print("returns")


def at_return_backwards(b, a):
    x = a or b
    y = x
    print("returns")


def three(a, b, c):
    x = a or b or c
    a = b = None
    show(x)
    c = x and 5
    show(x)
    return c


def constant(a):
    x = a or "nothing"
    a = 0
    show(x)
    return a


def twice(a, b, c):
    x = a or b
    y = x if c else b
    a = None
    show(y)
    x = None
    show(y)


def raises(a, b):
    x = a or b
    a = None
    show(x)
    x.missing


def catches(a, b):
    x = a or b
    try:
        a = None
        x.missing
    except AttributeError as e:
        print(type(e).__name__)
        show(x)
    b = None
    show(x)


def loop(a, b, n):
    for i in range(n):
        x = a or b
        if i == 1:
            a = None
        show(x)


def swapped(a, b, flag):
    if flag:
        a, b = b, a
    show(a)
    a = None
    show(b)


def generator(a, b):
    x = a or b
    a = None
    yield x.name
    b = None
    yield x.name


class C:
    def method(self, name, other=None):
        other = other or name
        self.seen = other
        name = None
        return other.name

    def swaps(self, name=None, other=None):
        name = name or other
        other = None
        show(name)


def none_holds_it(text, other):
    text = text or other
    words = [text[:2] + str(i) for i in range(3)]
    return text, words


def run():
    show(default(D("s1"), D("t1")))
    show(default(D("s2")))
    show(default(D("s3"), Empty("t3")))
    fallback(D("a4"), D("b4"))
    fallback(Empty("a5"), D("b5"))
    for first in True, False:
        either(D("a6"), D("b6"), first)
    at_return(D("a7"), D("b7"))
    at_return(Empty("a8"), D("b8"))
    at_return_backwards(D("b9"), D("a9"))
    at_return_backwards(D("b10"), Empty("a10"))
    print(three(D("a11"), D("b11"), D("c11")))
    print(three(Empty("a12"), D("b12"), D("c12")))
    print(three(Empty("a13"), Empty("b13"), D("c13")))
    print(three(Empty("a14"), Empty("b14"), Empty("c14")))
    print(constant(D("a15")), constant(Empty("a16")))
    for flag in True, False:
        twice(D("a17"), D("b17"), flag)
        twice(Empty("a18"), D("b18"), flag)
        swapped(D("a19"), D("b19"), flag)
    for a in D, Empty:
        try:
            raises(a("a20"), D("b20"))
        except AttributeError as e:
            print(e.name)
        catches(a("a21"), D("b21"))
        loop(a("a22"), D("b22"), 3)
        print(list(generator(a("a23"), D("b23"))))
        c = C()
        c.swaps(a("a24"), D("b24"))
        print(c.method(D("n25"), a("o25")))
    for i in range(3):
        print(none_holds_it("-".join(("text", str(i))), "+".join(("other", str(i)))), none_holds_it("", "+".join(("only", str(i)))))


run()
