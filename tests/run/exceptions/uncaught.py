# status: exits with 1
import sys

print("before", flush=True)


class Custom(Exception):
    pass


def inner(x):
    raise Custom("not caught", x)


def middle():
    try:
        [][1]
    except IndexError as e:
        inner(5)


middle()
print("never")
