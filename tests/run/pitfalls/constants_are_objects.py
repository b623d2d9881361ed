def f():
    return (1, 2, "abc", 1.5, None, ..., b"x", frozenset({1}), 10 ** 20)


print(f() is f(), f.__code__.co_consts.count(None) >= 1)


def g():
    x = 1000
    y = 1000
    return x is y, "ab" + "cd" is "abcd"


print(g())


def h():
    return "interned_name", 12345678901234567890, -5, 3.25, 1j, True


a, b = h(), h()
print([x is y for x, y in zip(a, b)], a)


def s():
    return {"key": [1, 2]}, [1, 2], {1, 2}


p, q = s(), s()
p[0]["key"].append(3)
p[1].append(3)
print(p, q, p[0] is q[0])


def big():
    return [1, 2, 3, 4, 5, 6, 7, 8], (1, (2, (3, "deep"))), "ünïcödé \U0001F40D \ud800"[:10]


print(big()[:2], ascii(big()[2]))


def in_set(x):
    return x in {1, 2, "a"}, x in (1, 2), x in [1, 2], x not in frozenset([1])


print(in_set(1), in_set("a"), in_set(2.0))


def folded():
    return 2 ** 10, "a" * 5, (1,) * 3, -(-5), not True, 1 << 5, 7 // 2, "%s" % "x", [1, 2][0], "abc"[1]


print(folded())
print(f.__code__.co_consts[1:2], __debug__, __name__ == "constants_are_objects")
print(0.1 + 0.2, 1e100, -0.0, 1e-320, float("nan") != float("nan"), 0x7fffffffffffffff, -0x8000000000000000, 0x8000000000000000)
