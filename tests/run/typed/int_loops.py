def total(n):
    s = 0
    for i in range(n):
        s += i
    return s


def nested(n):
    count = 0
    for i in range(n):
        for j in range(i, n):
            if (i + j) % 3 == 0:
                count += i * j
            elif i & 1:
                count -= j
            else:
                count ^= i | j
    return count


def countdown(n):
    steps = 0
    while n > 0:
        n -= 3
        steps += 1
    return steps, n


def breaks(limit):
    for i in range(limit):
        if i * i > 50:
            break
        if i % 2:
            continue
    else:
        return "no break", i
    return "break", i


def ranges(a, b, c):
    s = 0
    for i in range(a, b, c):
        s = s * 10 + i
    return s


def empty():
    s = 5
    for i in range(0):
        s += 1
    for i in range(5, 1):
        s += 1
    return s


print(total(10), total(1000), total(0), total(-5))
print(nested(1), nested(10), nested(30))
print(countdown(10), countdown(0), countdown(-4), countdown(9))
print(breaks(5), breaks(50))
print(ranges(0, 10, 3), ranges(10, 0, -3), ranges(-5, 5, 2), ranges(5, 5, 1), empty())
for bad in (lambda: ranges(0, 10, 0), lambda: total(1.5), lambda: total("x"), lambda: total(None)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(total(True), total(10 ** 3), ranges(10 ** 30, 10 ** 30 + 3, 1))
