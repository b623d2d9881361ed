def f(a, b=2, c=3):
    return a, b, c


print(f(1), f(1, 5), f(1, 5, 6), f(1, c=9), f(a=4, c=5, b=6), f(*[1, 2], **{"c": 8}))
for args, kwargs in [((), {}), ((1, 2, 3, 4), {}), ((1,), {"a": 2}), ((1,), {"d": 2}), ((), {"b": 1}),
                     ((1, 2, 3, 4), {"a": 1}), ((1,), {"zz": 1, "b": 1})]:
    try:
        print(f(*args, **kwargs))
    except TypeError as error:
        print(type(error).__name__, error)


def none():
    return "none"


for args in ((), (1,), (1, 2)):
    try:
        print(none(*args))
    except TypeError as error:
        print(error)


def one(x):
    return x


for args in ((), (1,), (1, 2), (1, 2, 3)):
    try:
        print(one(*args))
    except TypeError as error:
        print(error)
