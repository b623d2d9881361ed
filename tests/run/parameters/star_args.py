def f(first, *rest):
    return first, rest


print(f(1), f(1, 2, 3), f(*range(5)), f(*"ab", *"cd"))
try:
    f()
except TypeError as error:
    print(error)
try:
    f(rest=1)
except TypeError as error:
    print(error)


def g(*args):
    args += (9,)
    return args


t = (1, 2)
print(g(*t), t)


def same(*args):
    return args


print(same(*t) is t, same(*t) == t, same(*[]) is ())


def h(a, b, *args, **kwargs):
    kwargs["seen"] = True
    return a, b, args, kwargs


d = {"x": 1}
print(h(1, 2, 3, **d), d)
try:
    h(1, **{"a": 3})
except TypeError as error:
    print(error)
try:
    h(*3)
except TypeError as error:
    print(error)
try:
    h(**3)
except TypeError as error:
    print(error)
try:
    h(1, 2, **{1: 2})
except TypeError as error:
    print(error)
try:
    h(1, 2, **{"x": 1}, **{"x": 2})
except TypeError as error:
    print(error)
