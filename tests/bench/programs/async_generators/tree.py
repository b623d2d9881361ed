"""A recursive async generator walks a binary tree: each item goes up through all levels."""
N = 10


class Node:
    def __init__(self, left, right, value):
        self.left, self.right, self.value = left, right, value

    async def __aiter__(self):
        if self.left:
            async for x in self.left:
                yield x
        yield self.value
        if self.right:
            async for x in self.right:
                yield x


def build(depth):
    return Node(build(depth - 1), build(depth - 1), depth) if depth else None


async def work(n):
    tree, total = build(n), 0
    async for x in tree:
        total += x
    return total


def main(n):
    try:
        work(n).send(None)
    except StopIteration as e:
        return e.value
