# Iterators of C that are asked again from within the __next__ they call: they let go of the iterator that runs when it ends.
import itertools


class Iterator:
    def __init__(self, length):
        self.count, self.length, self.data = 0, length, ["data" * 20]

    def __iter__(self):
        return self

    def __next__(self):
        if self.count >= self.length:
            raise StopIteration
        self.count += 1
        result = next(outer, "none") if self.count == 1 else self.count
        filler = [bytearray(64) for _ in range(20)]
        return result, self.count, self.data, len(filler)


WAYS = [itertools.chain, lambda i: itertools.chain.from_iterable([i, [5]]), lambda i: itertools.islice(i, 1), lambda i: map(str, i), lambda i: filter(None, i),
        lambda i: zip(i, [1]), enumerate, lambda i: itertools.takewhile(bool, i), lambda i: itertools.accumulate(i, lambda a, b: b)]
for length in 1, 2, 3:
    for make in WAYS:
        outer = make(Iterator(length))
        print(length, [next(outer, "end") for _ in range(4)])
