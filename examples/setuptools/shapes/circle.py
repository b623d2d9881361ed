"""Circles."""
import math


class Circle:
    """A circle around the origin."""

    def __init__(self, radius: float):
        self.radius = radius

    def area(self) -> float:
        """Its area."""
        return math.pi * self.radius ** 2


def total(circles, digits: int = 2) -> float:
    """The sum of their areas."""
    return round(sum(c.area() for c in circles), digits)
