def log(x):
    print("value", x)
    return x


class Target:
    def __setattr__(self, name, value):
        print("set", name, value)

    def __setitem__(self, key, value):
        print("item", key, value)

    def __getattr__(self, name):
        print("get", name)
        return Target()


t = Target()
t.a, t[log(1)], t.b.c = log(2), log(3), log(4)
t.x = t[0] = t.y = log(5)
[t.p, *t.q] = log((1, 2, 3))
(t[log("k")], t.r), t.s = (log(6), log(7)), log(8)
a = b = c = 0
a, b, c = c, a, b = 1, 2, 3
print(a, b, c)
a, b, c, d = 1, 2, 3, 4
a, b, c, d = d, c, b, a
print(a, b, c, d)
a, b, c = b, c, a
print(a, b, c)
for t[0], t.z in [(1, 2)]:
    pass
with_list = [1, 2, 3]
with_list[0], with_list[1:] = 9, [8, 7, 6]
print(with_list)
