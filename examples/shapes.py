"""Ordinary classes: inheritance, properties, super(), a dataclass and a match statement."""
from dataclasses import dataclass
import math


class Shape:
    def __init__(self, name):
        self.name = name

    @property
    def area(self):
        raise NotImplementedError(self.name)

    def describe(self):
        return f"{self.name} of area {self.area:.2f}"


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    @property
    def area(self):
        return math.pi * self.radius ** 2


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    @property
    def area(self):
        return self.side ** 2


@dataclass(frozen=True)
class Point:
    x: int
    y: int


def where(point):
    match point:
        case Point(x=0, y=0):
            return "at the origin"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Point(x, y) if x == y:
            return f"on the diagonal at {x}"
        case Point():
            return "somewhere else"


def main():
    for shape in Circle(2), Square(3), Shape("blob"):
        try:
            print(shape.describe())
        except NotImplementedError as error:
            print("no area:", error)
    for point in Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2):
        print(point, where(point))


if __name__ == "__main__":
    main()
