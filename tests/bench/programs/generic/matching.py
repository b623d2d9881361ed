"""match statements over records, tuples and classes."""
N = 25000


class Circle:
    __match_args__ = ("r",)

    def __init__(self, r):
        self.r = r


class Square:
    __match_args__ = ("side",)

    def __init__(self, side):
        self.side = side


def area(shape):
    match shape:
        case Circle(r):
            return 3 * r * r
        case Square(side=s):
            return s * s
        case ("rect", w, h):
            return w * h
        case {"kind": "tri", "base": b, "height": h}:
            return b * h // 2
        case [first, *rest]:
            return first + len(rest)
        case int() | float():
            return shape
        case _:
            return 0


def main(n):
    shapes = [Circle(2), Square(3), ("rect", 2, 5), {"kind": "tri", "base": 4, "height": 3}, [7, 8, 9], 5, "other"]
    total = 0
    for i in range(n):
        total += area(shapes[i % 7])
    return total
