"""Shortest paths in a graph of networkx: by steps, by weight, between all pairs."""
# suites: packages
# install: networkx==3.6.1
# compile: networkx/algorithms/shortest_paths networkx/classes networkx/utils networkx/algorithms/components networkx/convert.py
import networkx as nx

graph = nx.Graph()
for n in range(40):
    graph.add_edge(n, (n * 7 + 3) % 40, weight=n % 5 + 1)
    graph.add_edge(n, (n + 1) % 40, weight=n % 3 + 2)


def unit():
    steps = nx.single_source_shortest_path(graph, 0)
    lengths, paths = nx.single_source_dijkstra(graph, 3)
    star = nx.astar_path(graph, 0, 20, heuristic=lambda a, b: 0)
    pairs = {n: found for n, found in nx.all_pairs_shortest_path_length(graph, cutoff=3)}
    return steps, lengths, paths, star, sum(map(len, pairs.values())), nx.bellman_ford_path(graph, 0, 17)
