x = "module"


def set_global():
    global x, y
    x = "set"
    y = "made"


set_global()
print(x, y)


def outer():
    x = "outer"

    def inner():
        global x
        x = "global from inner"

        def innermost():
            return x
        return innermost()

    def other():
        nonlocal x
        x = "nonlocal"
        return x
    return inner(), other(), x


print(outer(), x)


class C:
    global in_class
    in_class = 1
    x = "class attribute"

    def m(self):
        return x

    def n(self):
        global x
        x = "from method"


print(in_class, hasattr(C, "in_class"), C().m())
C().n()
print(x)


def loops():
    global i, handle, err, mod
    for i in range(3):
        pass
    with open("/dev/null") as handle:
        pass
    try:
        1 / 0
    except ZeroDivisionError as err:
        saved = str(err)
    import math as mod
    return saved


print(loops(), i, handle.closed, mod.pi > 3, "err" in globals())


def delete():
    global i
    del i


delete()
print("i" in globals())


def functions():
    global made_function, MadeClass

    def made_function():
        return "made"

    class MadeClass:
        pass


functions()
print(made_function(), MadeClass.__qualname__, made_function.__qualname__)


def chain():
    n = 0

    def a():
        nonlocal n
        n += 1

        def b():
            nonlocal n
            n += 10

            def c():
                nonlocal n
                n += 100
            c()
        b()
    a()
    return n


print(chain())


def in_class_nonlocal():
    v = 1

    class D:
        nonlocal v
        v = 2
        w = v
    return v, D.w, hasattr(D, "v")


print(in_class_nonlocal())


def comp_global():
    global leaked
    [leaked := k for k in range(4)]


comp_global()
print(leaked)
