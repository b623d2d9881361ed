"""Recursive traversal with yield from."""
N = 14


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle), build(middle + 1, high))


def main(n):
    tree = build(0, 1 << n)
    total = 0
    for i, x in enumerate(tree):
        total += x ^ i
        total += 1
    return total
