print([*range(3), *"ab"], (*[], 1, *(2, 3)), {*[1, 2], *[2, 3]}, {**{"a": 1}, "b": 2, **{"a": 3}})


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: [*5])
attempt(lambda: (*None,))
attempt(lambda: {*[[]]})
attempt(lambda: {**5})
attempt(lambda: {**{"a": 1}, **[("a", 1)]})
attempt(lambda: print(*[1, 2], *"xy", sep="-"))
attempt(lambda: print(*1))
attempt(lambda: (lambda *a, **k: (a, k))(*[1], *[2], **{"a": 1}, **{"b": 2}))
attempt(lambda: (lambda **k: k)(**{"a": 1}, **{"a": 2}))
attempt(lambda: {1: 2, **{3: 4}, 5: 6})
big = [*range(40)]
print(len((*big, *big)), len({*big, *big}), [*big[:2], *(x for x in big[2:4])])
print([*{"k": 1}], [*{"k": 1}.values()], {**dict(zip("ab", range(2)))})


def ret():
    t = 1, 2
    return *t, 3


def gen():
    yield *[1, 2], 3


print(ret(), list(gen()))
for x in *[1, 2], 3:
    print(x, end=" ")
print()
a = 1,
b = *a, *a
print(a, b)
