# Calls whose only starred argument is a global as it stands (3.14: its load and the NULL behind it are one instruction).
def f(*a, **k):
    return a, k


class C:
    def method(self, *a):
        return a

    def call(self):
        return self.method(*LIST)


LIST = [1, 2]
TUPLE = 3, 4
TEXT = "xy"
TABLE = {"x": 1}
NUMBER = 5
NESTED = [LIST, TUPLE]


def of_list():
    return f(*LIST)


def of_tuple():
    return f(*TUPLE)


def of_text_and_table():
    return f(*TEXT), f(**TABLE), f(*TEXT, **TABLE), f(*(TEXT or LIST)), f(*TABLE)


def of_number():
    return f(*NUMBER)


def of_nothing():
    return f(*NOTHING)


def of_builtin():
    return print(*LIST), max(*TUPLE), list(zip(*NESTED)), (lambda *a: a)(*LIST)


def over_lines():
    return f(
        *LIST
    ), f(
        *
        TUPLE,
    )


def into_pieces():
    total = 0
    for _ in range(3):
        total += len(f(*TUPLE)[0])
    return total, [f(*TUPLE) for _ in range(2)]


async def awaited():
    return f(*LIST)


def yielding():
    yield f(*LIST)
    yield from f(*TUPLE)


def attempt(function):
    try:
        return function()
    except (TypeError, NameError) as e:
        return type(e).__name__, str(e)


def main():
    for _ in range(3):
        for function in of_list, of_tuple, of_text_and_table, of_number, of_nothing, of_builtin, over_lines, into_pieces, C().call, lambda: list(yielding()):
            print(attempt(function))
    try:
        awaited().send(None)
    except StopIteration as e:
        print(e.value)
