import sys


class M:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print("in exit:", sys.exc_info()[0], t)
        return True


def f():
    with M():
        raise ValueError(1)
    print("after:", sys.exc_info())
    try:
        raise KeyError("outer")
    except KeyError:
        with M():
            raise ValueError(2)
        print("restored:", sys.exc_info()[1])
        with M():
            pass
    print(sys.exc_info())


f()


def values():
    a = 1
    with M():
        a = 2
        raise ValueError
        a = 3
    return a


print(values())


def nested_loops():
    total = 0
    for i in range(3):
        with M():
            for j in range(3):
                total += i * j
                if j == 2:
                    raise ValueError(i)
    return total


print(nested_loops())


def generator():
    with M():
        yield 1
        raise ValueError("in a generator")
    yield 2


print(list(generator()))
