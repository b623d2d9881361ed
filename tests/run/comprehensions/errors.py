def boom(x):
    if x == 2:
        raise ValueError(f"at {x}")
    return x


for make in (lambda: [boom(i) for i in range(4)], lambda: {boom(i) for i in range(4)},
             lambda: {i: boom(i) for i in range(4)}, lambda: list(boom(i) for i in range(4)),
             lambda: [1 for i in 5], lambda: [a for a, b in [1]], lambda: {[]: 1 for _ in range(1)},
             lambda: {[] for _ in range(1)}, lambda: [1 // i for i in (1, 0)], lambda: [a for a, b in [(1, 2, 3)]]):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Iter:
    def __iter__(self):
        print("iter")
        return self

    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("done")
        return self.n


print([x for x in Iter()], {x: x for x in Iter()}, sorted({x for x in Iter()}))
try:
    (x for x in 5)
except TypeError as error:
    print("genexp evaluates its first iterable at once:", error)
g = (1 // x for x in [1, 0])
print(next(g))
try:
    next(g)
except ZeroDivisionError as error:
    print(error)
print(list(g))
