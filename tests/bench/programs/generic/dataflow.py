"""Breadth-first search and shortest paths over dictionaries of lists."""
N = 26

import heapq


def grid(n):
    graph = {}
    for x in range(n):
        for y in range(n):
            graph[x, y] = [((x + dx, y + dy), 1 + (x * y) % 3) for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1))
                           if 0 <= x + dx < n and 0 <= y + dy < n]
    return graph


def bfs(graph, start):
    distance = {start: 0}
    queue = [start]
    for node in queue:
        for other, _ in graph[node]:
            if other not in distance:
                distance[other] = distance[node] + 1
                queue.append(other)
    return distance


def dijkstra(graph, start):
    best = {start: 0}
    heap = [(0, start)]
    while heap:
        cost, node = heapq.heappop(heap)
        if cost > best[node]:
            continue
        for other, weight in graph[node]:
            new = cost + weight
            if other not in best or new < best[other]:
                best[other] = new
                heapq.heappush(heap, (new, other))
    return best


def main(n):
    total = 0
    for _ in range(6):
        graph = grid(n)
        total += sum(bfs(graph, (0, 0)).values())
        total += sum(dijkstra(graph, (0, 0)).values())
    return total
