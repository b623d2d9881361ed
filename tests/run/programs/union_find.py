class Sets:
    def __init__(self, n):
        self.parent = list(range(n))
        self.size = [1] * n
        self.count = n

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = x = self.parent[self.parent[x]]
        return x

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.count -= 1
        return True


def spanning_tree(n, edges):
    sets, total, used = Sets(n), 0, []
    for weight, a, b in sorted(edges):
        if sets.join(a, b):
            total += weight
            used.append((a, b))
            if sets.count == 1:
                break
    else:
        return None
    return total, used


print(spanning_tree(5, [(4, 0, 1), (8, 1, 2), (7, 2, 3), (9, 3, 4), (11, 0, 4), (2, 1, 4), (6, 2, 4)]))
print(spanning_tree(3, [(1, 0, 1)]))
s = Sets(6)
print([s.join(i % 3, i) for i in range(6)], s.count, s.parent, s.size)
