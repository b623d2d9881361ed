import heapq


class Node:
    __slots__ = "weight", "symbol", "left", "right"

    def __init__(self, weight, symbol=None, left=None, right=None):
        self.weight, self.symbol, self.left, self.right = weight, symbol, left, right

    def __lt__(self, other):
        return (self.weight, self.smallest()) < (other.weight, other.smallest())

    def smallest(self):
        return self.symbol if self.symbol is not None else min(self.left.smallest(), self.right.smallest())

    def codes(self, prefix=""):
        if self.symbol is not None:
            yield self.symbol, prefix or "0"
        else:
            yield from self.left.codes(prefix + "0")
            yield from self.right.codes(prefix + "1")


def tree(text):
    heap = [Node(text.count(c), c) for c in sorted(set(text))]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, Node(a.weight + b.weight, None, a, b))
    return heap[0]


def decode(root, bits):
    node, out = root, []
    for bit in bits:
        node = node.left if bit == "0" else node.right
        if node.symbol is not None:
            out.append(node.symbol)
            node = root
    return "".join(out)


text = "abracadabra alakazam"
root = tree(text)
codes = dict(root.codes())
bits = "".join(codes[c] for c in text)
print(codes, len(bits), decode(root, bits) == text)
