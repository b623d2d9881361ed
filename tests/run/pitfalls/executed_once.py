# A function that fails is not executed again in another way.
effects = []


def fails(n):
    effects.append(n)
    if n == 2:
        raise ValueError("after the effect")
    return n


for i in range(4):
    try:
        fails(i)
    except ValueError:
        effects.append("caught")
print(effects)
effects.clear()


def gen():
    effects.append("started")
    yield 1
    effects.append("resumed")
    raise KeyError("fails")


try:
    for x in gen():
        effects.append(x)
except KeyError:
    pass
print(effects)
effects.clear()


def type_error():
    effects.append("before")
    x = 1 + "a"
    effects.append("never")


for _ in range(3):
    try:
        type_error()
    except TypeError:
        pass
print(effects)
effects.clear()


class Effect:
    def __init__(self):
        effects.append("init")

    def __add__(self, other):
        effects.append("add")
        raise ArithmeticError

    def __bool__(self):
        effects.append("bool")
        raise ArithmeticError

    def __getattr__(self, name):
        effects.append(name)
        raise AttributeError(name)

    def __call__(self):
        effects.append("call")
        raise ArithmeticError


def each():
    for f in (lambda e: e + 1, lambda e: 1 if e else 2, lambda e: e.attr, lambda e: e(), lambda e: e.method(), lambda e: f"{e}" and e + e):
        try:
            f(Effect())
        except (ArithmeticError, AttributeError):
            pass


each()
print(effects)
