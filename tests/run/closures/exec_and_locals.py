def f(a):
    b = 2

    def g():
        return a, b
    c = 3
    snapshot = dict(locals())
    snapshot["g"] = callable(snapshot["g"])
    print(sorted(snapshot.items()))
    exec("b = 100; d = 4")
    print(b, g(), sorted(k for k in locals()))
    print(eval("a + b + c"), eval("[a for _ in range(2)]", {"a": 7}))
    return g


print(f(1)())


def h():
    x = 1

    def inner():
        print(sorted(locals()), x)
    inner()
    y = 2
    del y
    print(sorted(locals()))


h()
