def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


print(f(1), f(1, 2, 3, d=5), f(1, c=7))
for args, kwargs in [((), {}), ((1,), {"a": 2}), ((1,), {"b": 2}), ((1,), {"a": 1, "b": 2}), ((1, 2, 3, 4), {})]:
    try:
        print(f(*args, **kwargs))
    except TypeError as error:
        print(error)


def g(a, /, **kw):
    return a, kw


print(g(1, a=2), g(5, b=6))
try:
    g(a=1)
except TypeError as error:
    print(error)
h = lambda x, /, y: (x, y)
print(h(1, y=2))
try:
    h(x=1, y=2)
except TypeError as error:
    print(error)
