def source():
    for i in range(5):
        print("produce", i)
        yield i


g = (print("map", x) or x * 2 for x in source() if print("filter", x) or x % 2 == 0)
print("made", type(g).__name__)
print(next(g))
print(next(g))
g.close()
print(any(x == 1 for x in source()))
print(all(x < 1 for x in source()))
it = iter(source())
print(2 in (x for x in it), next(it))


def infinite():
    n = 0
    while True:
        yield n
        n += 1


print(next(x for x in infinite() if x > 3), list(zip((x * x for x in infinite()), "abc")))
first = (x for x in [1, 2, 3])
second = (x + 10 for x in first)
print(next(first), next(second), list(second), list(first))
n = 5
late = (x + n for x in range(2))
n = 100
print(list(late))
try:
    (x for x in undefined_source)
except NameError as e:
    print(e)
inner = (undefined_element for x in [1])
try:
    next(inner)
except NameError as e:
    print(e)
items = [1, 2, 3]
g = (x for x in items if items.count(x) > 0)
items = [2]
print(list(g))


def nested():
    return ((x, y) for x in source() for y in (print("inner for", x) or range(x)))


g = nested()
print(next(g))
print(sum(1 for _ in range(10)), sum((x for x in (1, 2)), start=10), dict((k, v) for k, v in [("a", 1)]))
