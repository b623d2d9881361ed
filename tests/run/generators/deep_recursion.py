# Generators count as Python calls: RecursionError instead of a crash, and they can be used again afterwards.
import sys


def nested(n):
    if n:
        yield from nested(n - 1)
    else:
        yield "bottom"


print(list(nested(100)))
try:
    list(nested(100000))
except RecursionError as e:
    print("RecursionError", str(e).startswith("maximum recursion depth exceeded"))
print(list(nested(50)))
chain = iter([1])
for _ in range(5000 if hasattr(sys, "gettotalrefcount") else 20000):  # 3.13's debug interpreter has no C stack to free 20,000 of them
    chain = (x for x in chain)
try:
    next(chain)
except RecursionError:
    print("RecursionError again")
del chain
print(sys.getrecursionlimit(), list(nested(100)))


def counted():
    depth[0] += 1
    for x in counted():
        yield x


def delegating():
    depth[0] += 1
    yield from delegating()


# How deep they get. (A call of next() or sum() counts on 3.11 until the interpreter has specialised it; one of list() counts always.)
for function in counted, delegating:
    depth = [0]
    try:
        list(function())
    except RecursionError as e:
        print(function.__name__, depth, e)
