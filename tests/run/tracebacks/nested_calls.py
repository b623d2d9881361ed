import sys
import traceback


def one(x):
    return two(x) + 1


def two(x):
    y = [
        x,
        three(x,
              0),
    ]
    return y


def three(a, b):
    return (a +
            a / b)


try:
    one(5)
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)


def lines():
    try:
        one(1)
    except ZeroDivisionError as e:
        tb = e.__traceback__
        while tb:
            print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_lasti >= 0, tb.tb_frame.f_lineno)
            tb = tb.tb_next


lines()
for summary in traceback.extract_tb(sys.exc_info()[2]):
    print("none is active")
try:
    {"a": 1}["b"]["c"]
except KeyError:
    traceback.print_exc(file=sys.stdout)
try:
    (lambda: [][3])()
except IndexError:
    traceback.print_exc(file=sys.stdout)
try:
    [one(i) for i in range(3)]
except ZeroDivisionError:
    traceback.print_exc(limit=2, file=sys.stdout)
    print(len(traceback.extract_tb(sys.exc_info()[2])))
