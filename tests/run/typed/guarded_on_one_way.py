"""A number that is looked at on one way only: behind the place where the ways meet it may be unbound, or no number at all."""


def scale(x):
    return x * 2.0 + 1.0


def larger(items, wanted):
    s = wanted
    w = 0
    out = []
    for x in list(items):
        w += 1
        try:
            for a, b in enumerate(items, -2):
                w += 1
                if min(3, a, items[-1]) == max(wanted, b, s):
                    s = a
                if w == 6:
                    del s
            try:
                out.append(f"{7:>5}-{s:x}")
            finally:
                t = w
        except Exception as e:
            out.append(f"{type(e).__name__} {e}")
    return out


def deleted(items, flag):
    out = []
    for v in items:
        if flag:
            out.append(max(v, 1))
        if v == 3:
            del v
        try:
            out.append(v)
            out.append(max(v, 2))
        except UnboundLocalError as e:
            out.append(str(e))
    return out


def passed_on(items, flag):
    total = 0.0
    for v in items:
        if flag:
            total += max(v, 1.5)
        total += scale(v)
    return total


def weighted(items, flag):
    total = 0.0
    for v in items:
        if flag:
            w = max(v, 1.5)
        else:
            w = 1.0
        total = total + scale(v) * w
    return total


def int_among_floats(items, n):
    s = 1e9
    out = []
    i = None
    for x in items:
        out.append(i)
        for i in range(n):
            if x == i:
                break
            out.append(f"{i:.2f}")
            s += x
            i = max(max(s, i, x), items[-1])
        out.append(i)
    return s, i, out


def attempt(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def main():
    for wanted in 5, -1, 2.5:
        attempt(larger, (-1, -1, 5, 5, -2), wanted)
        attempt(larger, [4, 0, 7, 3, 7], wanted)
        attempt(larger, [4, 0, 7, 3, 7, 1, 1], wanted)
    for items in [1.0, 2.0, 3.5], [1, 2, 3], [1.0, 2], ["a"], [2 ** 70], [3, 3.0]:
        for flag in True, False:
            attempt(deleted, items, flag)
            attempt(passed_on, items, flag)
            attempt(weighted, items, flag)
        attempt(int_among_floats, items, 3)
