a, b = 1, 2
a, b = b, a
print(a, b)
(c, (d, e)), f = [3, "xy"], 4
print(c, d, e, f)
a, *b = 1, 2, 3
*c, d = "hello"
e, *f, g = range(5)
print(a, b, c, d, e, f, g)
[h, *i] = {1: 2}.items()
print(h, i)
x = [0, 0, 0]
j, x[j], x[j + 1] = 1, 5, 6
print(j, x)


class A:
    pass


o = A()
o.x, o.y, *o.z = range(5)
print(o.x, o.y, o.z)
x = y = z = []
x.append(1)
print(x, y, z is x)
i = 0
i, lst = 1, [10, 20, 30]
lst[i], i = i, 2
print(lst, i)
for a, (b, *c) in [(1, "abc"), (2, [5])]:
    print(a, b, c)
((a)), = [7]
print(a)
() = []
[] = ()
