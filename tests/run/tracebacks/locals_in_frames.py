import sys


def inner(a, b):
    c = a + b
    d = [c]
    raise ValueError(c)


def outer():
    x = "outer x"
    y = {"k": 1}
    inner(1, 2)


try:
    outer()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        frame = tb.tb_frame
        if frame.f_code.co_name != "<module>":
            print(frame.f_code.co_name, sorted(frame.f_locals.items()), frame.f_lineno, tb.tb_lineno)
        tb = tb.tb_next


def with_cells():
    cell = 5

    def f():
        return cell
    unset: int
    raise KeyError(f())


try:
    with_cells()
except KeyError as e:
    f = e.__traceback__.tb_next.tb_frame
    print(sorted(k for k in f.f_locals), f.f_locals["cell"])
    f.clear()
    print(f.f_locals)


def loop():
    for i in range(10):
        for j in "abc":
            if i == 3 and j == "b":
                1 / 0


try:
    loop()
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_frame.f_locals)


def handler():
    try:
        [][0]
    except IndexError as e:
        value = "in handler"
        {}["x"]


try:
    handler()
except KeyError as e:
    print(sorted(e.__traceback__.tb_next.tb_frame.f_locals))
