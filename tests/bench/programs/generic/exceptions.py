"""try without a raise, raise and catch, finally, re-raise, with."""
N = 8000


class Problem(Exception):
    pass


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return kind is Problem


def check(i):
    if i % 4 == 0:
        raise Problem(i)
    return i


def relay(i):
    try:
        return check(i)
    except KeyError:
        return -1
    finally:
        i += 1


def main(n):
    total = 0
    table = {1: 1}
    for i in range(n):
        try:
            total += relay(i)
        except Problem as e:
            total += e.args[0] & 1
        try:
            total += table[i & 1]
        except KeyError:
            total -= 1
        try:
            total += 1
        finally:
            total += 2
        with Manager():
            if i % 8 == 0:
                raise Problem(i)
            total += 3
    return total
