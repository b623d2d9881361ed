def many(a, b, c, d, e, f, g, h, i, j, k=11, *rest, l, m=13, **kw):
    return [a, b, c, d, e, f, g, h, i, j, k, rest, l, m, kw]


print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, l=12))
print(many(*range(14), l=0, m=1, n=2))
print(many(j=10, i=9, h=8, g=7, f=6, e=5, d=4, c=3, b=2, a=1, l="l"))
try:
    many(1, 2, 3)
except TypeError as error:
    print(error)
try:
    many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
except TypeError as error:
    print(error)


def fn(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19):
    p3, p4 = p4, p3
    del p0
    return [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19]


print(fn(*range(20)))
try:
    fn(*range(18))
except TypeError as error:
    print(error)
