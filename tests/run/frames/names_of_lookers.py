"""Names and statements that give away that a callee looks at its caller's locals."""
from _seen import Meta, evaluate, query


def asks(a):
    low = a + 1
    return query("x > @low or x == @a")


def computes(a):
    b = a * 2
    return evaluate("a + b")


def defines(a):
    kind = int
    class Inner(metaclass=Meta):
        field: kind
    return sorted(Inner.around.items())


def main():
    print(asks(1), computes(2), defines(3))
