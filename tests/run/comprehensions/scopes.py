x = "module"


class C:
    x = "class"
    items = [1, 2]
    first = [i for i in items]
    both = [(i, x) for i in items]

    def m(self):
        return [x for _ in range(1)]


print(C.first, C.both, C().m())


def f(n):
    total = 0
    values = [total + i for i in range(n)]
    fs = [lambda: n * i for i in range(n)]
    n = 10
    return values, [g() for g in fs]


print(f(3))


def walrus(data):
    if any((found := v) > 3 for v in data):
        return found
    return "none", found


print(walrus([1, 5, 2]), walrus([1, 2]))
try:
    [undefined_name for _ in range(1)]
except NameError as error:
    print(error)


def unbound():
    try:
        return [later for _ in range(1)]
    except NameError as error:
        return str(error)
    later = 1


print(unbound())
print([locals() for i in range(2)] == [{"i": 1, ".0": None}] * 2, [sorted(locals().keys() - {"__justjitc__"}) for i in range(2)])
print((lambda: [i for i in (yield)])().__class__.__name__)
