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
for _ in range(20000):
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


def adding():
    depth[0] += 1
    yield sum(x for x in adding())


# How deep they get, by the call and by the step.
for function in counted, delegating, adding:
    for use in next, list, sorted:
        depth = [0]
        try:
            use(function())
        except RecursionError as e:
            print(function.__name__, use.__name__, depth, e)
