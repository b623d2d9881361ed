import sys


def depth_reached(function):
    try:
        function()
    except RecursionError:
        pass
    return counter[0]


counter = [0]


def plain():
    counter[0] += 1
    plain()


def with_args(a=1, *b, **c):
    counter[0] += 1
    with_args(a, *b, **c)


class C:
    def method(self):
        counter[0] += 1
        self.method()


def generator():
    counter[0] += 1
    yield from generator()


results = []
for limit in (200, 300, 400):
    sys.setrecursionlimit(limit)
    for function in (plain, with_args, C().method, lambda: list(generator())):
        counter[0] = 0
        results.append(depth_reached(function))
sys.setrecursionlimit(1000)
print(results)


def typed(n):
    if n == 0:
        return 0
    return typed(n - 1) + 1


def deepest(f):
    low, high = 1, 2000
    while low < high:
        middle = (low + high + 1) // 2
        try:
            f(middle)
            low = middle
        except RecursionError:
            high = middle - 1
    return low


print(deepest(typed))
