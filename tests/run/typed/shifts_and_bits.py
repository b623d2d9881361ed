def shl(x, n):
    r = x
    for i in range(n):
        r <<= 1
    return r


def shr(x, n):
    r = x
    for i in range(n):
        r >>= 1
    return r


def bits(x):
    n = 0
    while x:
        n += x & 1
        x >>= 1
    return n


def mix(n):
    h = 0
    for i in range(n):
        h = ((h << 5) ^ (h >> 2) ^ i) & 0xFFFFFFFF
        h |= i & 7
    return h


def single(x, n):
    return x << n, x >> n


print(shl(1, 62), shl(1, 63), shl(1, 64), shl(-1, 63), shl(-1, 64), shl(3, 61), shl(-3, 62), shl(0, 100))
print(shr(2 ** 62, 60), shr(-1, 5), shr(-8, 2), shr(-7, 1), shr(2 ** 70, 65), shr(5, 10))
print(bits(0), bits(255), bits(2 ** 62 - 1), bits(2 ** 80 - 1), mix(10), mix(1000))
for x, n in ((1, 0), (1, 63), (1, 64), (1, 62), (-1, 62), (-1, 63), (-1, 100), (5, 100), (0, 10 ** 6), (2 ** 62, 1), (-2 ** 62, 1), (-2 ** 62, 2),
             (True, 3), (3, True), (2 ** 70, 3)):
    print(x, n, *single(x, n))
for x, n in ((1, -1), (0, -1), (-5, -1), (1.0, 1), (1, 1.0), (1, "a")):
    try:
        print(single(x, n))
    except Exception as e:
        print(type(e).__name__, e)
print(shr(0, 10), 0 >> 10 ** 30, -1 >> 10 ** 30)
try:
    1 << 10 ** 30
except OverflowError as e:
    print(e)


def logic(a, b):
    return a & b, a | b, a ^ b, ~a, ~b


for a, b in ((5, 3), (-5, 3), (-5, -3), (True, False), (True, 2), (0, -1), (2 ** 63, 1), (-2 ** 63, 2 ** 63 - 1), (2 ** 64, -1)):
    print(logic(a, b))


def loop_logic(n):
    a, b, c = 0, -1, 0
    for i in range(-n, n):
        a |= i
        b &= i
        c ^= i
        a &= 0xFFF
    return a, b, c


print(loop_logic(5), loop_logic(100))
