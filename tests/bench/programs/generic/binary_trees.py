"""Allocation and traversal of many small objects."""
N = 13


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def make(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


def main(n):
    total = 0
    for depth in range(4, n + 1, 2):
        for _ in range(1 << (n - depth)):
            total += make(depth).check()
    return total
