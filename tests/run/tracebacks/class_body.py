# status: exits with 1
print("a traceback through a class body, a decorator and a comprehension", flush=True)


def decorator(c):
    return [check(i) for i in range(2)]


def check(i):
    class Inner:
        good = 1

        class Innermost:
            bad = 1 // i
    return Inner


@decorator
class Outer:
    pass
