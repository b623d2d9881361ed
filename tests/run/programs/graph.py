from collections import defaultdict, deque


def topological(edges):
    after, before = defaultdict(list), defaultdict(int)
    nodes = []
    for a, b in edges:
        for n in (a, b):
            if n not in nodes:
                nodes.append(n)
        after[a].append(b)
        before[b] += 1
    ready = deque(n for n in nodes if not before[n])
    while ready:
        n = ready.popleft()
        yield n
        for m in after[n]:
            before[m] -= 1
            if not before[m]:
                ready.append(m)
    left = [n for n in nodes if before[n] > 0]
    if left:
        raise ValueError(f"cycle in {left}")


def components(graph):
    index, low, stack, on, out = {}, {}, [], set(), []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on.add(v)
        for w in graph.get(v, ()):
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while True:
                w = stack.pop()
                on.discard(w)
                part.append(w)
                if w == v:
                    break
            out.append(sorted(part))
    for v in graph:
        if v not in index:
            visit(v)
    return out


def paths(graph, a, b, seen=()):
    if a == b:
        yield [*seen, b]
        return
    for n in graph.get(a, ()):
        if n not in seen:
            yield from paths(graph, n, b, (*seen, a))


print(list(topological(["ab", "bc", "ad", "dc", "ce"])))
try:
    for n in topological(["ab", "bc", "cb", "xa"]):
        print(n, end=" ")
except ValueError as e:
    print(e)
g = {1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [6], 6: [4], 7: [6]}
print(components(g), list(paths({1: [2, 3], 2: [4, 3], 3: [4], 4: [1]}, 1, 4)))
