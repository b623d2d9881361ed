class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def locals_die_in_order():
    a = D("a")
    b = D("b")
    c = D("c")
    print("end of body")


locals_die_in_order()


def rebinding():
    x = D("first")
    print("before")
    x = D("second")
    print("after")
    x = None
    print("none")


rebinding()


def temporary():
    D("temporary")
    print("after temporary")
    D("t2").name
    print("after attribute")
    [D("in list")]
    print("after list")
    (lambda d: None)(D("argument"))
    print("after call")


temporary()


def argument(x):
    print("in")
    del x
    print("deleted the local name")


d = D("kept by caller")
argument(d)
print("still here")
del d


def loop():
    for i in range(3):
        d = D(i)
        print("iteration", i)
    print("after loop")


loop()


def returns():
    d = D("returned")
    return d


returns()
print("dropped result")
x = returns()
x = 5


def iterates():
    for d in [D(1), D(2)]:
        print("at", d.name)
    print("after for")
    del d
    print("end")


iterates()


def unpack():
    a, b = D("ua"), D("ub")
    a, b = b, a
    print(a.name, b.name)


unpack()


def exception():
    d = D("in frame of exception")
    try:
        raise ValueError
    except ValueError as e:
        print("handling")
    print("handled")


exception()


def conditional(flag):
    d = D("either") if flag else None
    print(flag and d and d.name)
    d = 0
    print("end conditional")


conditional(True)


def chained():
    a = b = D("both names")
    del a
    print("one left")
    del b
    print("none left")


chained()
