def f():
    def g():
        return x
    try:
        g()
    except NameError as error:
        print(type(error).__name__, error)
    x = 1
    print(g())
    del x
    try:
        g()
    except NameError as error:
        print(type(error).__name__, error)
    try:
        x
    except UnboundLocalError as error:
        print(type(error).__name__, error)
    x = 2
    print(g(), g.__closure__[0])
    return g


g = f()
print(g.__closure__[0].cell_contents)
del g.__closure__[0].cell_contents
try:
    g()
except NameError as error:
    print(error)
g.__closure__[0].cell_contents = "set from outside"
print(g())


def h():
    def inner():
        nonlocal y
        del y
    y = 1
    inner()
    try:
        print(y)
    except UnboundLocalError as error:
        print(error)
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)


h()
