# No memory where numbers of a typed region have to become objects: for the generic code that goes on, for a handler, for a traceback. It is MemoryError, as interpreted.
# needs: _testcapi
from _testcapi import remove_mem_hooks, set_nomemory

data = bytearray(b"0123456789")


def overflow(n):
    a, b, x = 12345678901, -9876543210987, 1.5
    try:
        set_nomemory(0)
        for j in range(n):
            b -= 1
            x *= 1.25
            a *= a
            x += a
    except MemoryError:
        remove_mem_hooks()
        return "caught"


def in_handler(n):
    total, x = 10**12, 0.5
    result = None
    try:
        for i in range(1000, n, 7):
            total += i
            x += total
            if i > 2000:
                set_nomemory(0)
                data * 1000
    except MemoryError:
        remove_mem_hooks()
        result = total, i, x
    return result


def in_the_traceback(n, big):
    total, x, small, flag = big, 2.5, -70000, True
    for i in range(1000, n):
        total -= i
        x -= i
        small -= 1
        flag = x > 1
        if i == 2000:
            set_nomemory(0)
            data * 1000


def in_a_nest(n):
    total = 0
    for i in range(500, n):
        for j in range(3000, 0, -3):
            total += j * i
            if total > 10**8:
                set_nomemory(0)
                try:
                    data * 1000
                except MemoryError:
                    remove_mem_hooks()
                return total, i, j


def generator(n):
    total, x = 10**15, 0.1
    for i in range(1000, n):
        total += i
        x *= 1.5
        yield
    set_nomemory(0)
    data * 1000


def many(n):
    values = []
    for i in range(1000, n):
        x = i * 1000003
        set_nomemory(0)
        try:
            data * 1000
        except MemoryError:
            remove_mem_hooks()
            values.append(x)
            values.append(i)
    return sum(values), len(values)


def attempt(f, *args):
    try:
        for nothing in f(*args):
            pass
    except MemoryError:
        remove_mem_hooks()
        return "attempted"


for turn in range(3):
    print(overflow(400), in_handler(10**6), in_a_nest(2000), many(1700))
    print(attempt(in_the_traceback, 10**5, 2**63 - 10**6), attempt(generator, 1010))
