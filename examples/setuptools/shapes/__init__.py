"""Shapes, and what they measure."""
from .circle import Circle, total

__all__ = ["Circle", "total"]
