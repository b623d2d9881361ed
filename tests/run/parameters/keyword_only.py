def f(a, *, b, c=3, d):
    return a, b, c, d


print(f(1, b=2, d=4), f(d=1, b=2, a=3, c=4))
for args, kwargs in [((1,), {}), ((1,), {"b": 2}), ((1, 2), {"b": 3, "d": 4}), ((1, 2, 3), {}), ((), {"b": 1, "d": 2}),
                     ((1,), {"b": 1, "d": 2, "e": 3})]:
    try:
        print(f(*args, **kwargs))
    except TypeError as error:
        print(error)


def g(*args, key=None, **rest):
    return args, key, sorted(rest.items())


print(g(), g(1, 2), g(key=3), g(1, key=2, other=3, args=4))
f.__kwdefaults__ = {"b": "B", "c": "C", "d": "D"}
print(f(1))
try:
    print(f(1, b=1, d=1))
except TypeError as error:
    print(error)
f.__kwdefaults__ = None
try:
    f(1)
except TypeError as error:
    print(error)
