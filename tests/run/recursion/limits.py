import sys


def f(n):
    return f(n + 1)


def attempt(function, *args):
    try:
        function(*args)
    except RecursionError as e:
        return f"RecursionError: {e}"


print(attempt(f, 0))


class C:
    def __repr__(self):
        return f"{self.other!r}"

    def __eq__(self, other):
        return self == other

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __call__(self):
        return self()

    def __add__(self, other):
        return self + other

    def __len__(self):
        return len(self)


c = C()
c.other = c
if sys.version_info[:2] == (3, 12):
    sys.setrecursionlimit(400)  # 3.12.1 ends recursion in C after 1,500 levels, of which the interpreter counts three here for each call
elif sys.version_info[:2] == (3, 13) and hasattr(sys, "gettotalrefcount"):
    sys.setrecursionlimit(120)  # its debug build after 500
for test in (lambda: repr(c), lambda: c == 1, lambda: c(), lambda: c + 1, lambda: len(c)):
    print(attempt(test))
sys.setrecursionlimit(1000)


def gen(n):
    yield from gen(n + 1)


print(attempt(lambda: next(gen(0))))


def mutual(n):
    return other(n)


def other(n):
    return [mutual(x) for x in [n]]


print(attempt(mutual, 0))
depth = 0


def count():
    global depth
    depth += 1
    count()


sys.setrecursionlimit(300)
try:
    count()
except RecursionError:
    pass
print(200 < depth < 300)
sys.setrecursionlimit(5000)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(4000))
sys.setrecursionlimit(800)


def finally_chain(n):
    try:
        return finally_chain(n + 1)
    finally:
        n += 1


print(attempt(finally_chain, 0))


async def co(n):
    await co(n + 1)


def run_co():
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        co(0).send(None)


print(attempt(run_co))


def sort_key(x):
    return sorted([1], key=sort_key)


if sys.version_info < (3, 12):
    attempt(sort_key, 1)  # 3.11 counts the first calls of sorted() at a place, later ones not
print(attempt(sort_key, 1))
recovered = 0
for _ in range(20):
    try:
        f(0)
    except RecursionError:
        recovered += 1
print(recovered)


def typed_forever(n):
    return typed_forever(n + 1) + 1


print(attempt(typed_forever, 0))


def nested_lists(n):
    x = []
    for _ in range(n):
        x = [x]
    return x


print(len(str(deep(100))), isinstance(nested_lists(100), list))
