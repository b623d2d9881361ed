class Link:
    __slots__ = "before", "after", "key", "value"


class LRU:
    def __init__(self, size):
        self.size = size
        self.root = root = Link()
        root.before = root.after = root
        self.table = {}
        self.hits = self.misses = 0

    def _unlink(self, link):
        link.before.after, link.after.before = link.after, link.before

    def _push(self, link):
        last = self.root.before
        last.after = self.root.before = link
        link.before, link.after = last, self.root

    def __getitem__(self, key):
        try:
            link = self.table[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(link)
        self._push(link)
        return link.value

    def __setitem__(self, key, value):
        if key in self.table:
            link = self.table[key]
            self._unlink(link)
        else:
            if len(self.table) >= self.size:
                old = self.root.after
                self._unlink(old)
                del self.table[old.key]
            link = self.table[key] = Link()
            link.key = key
        link.value = value
        self._push(link)

    def __iter__(self):
        link = self.root.after
        while link is not self.root:
            yield link.key
            link = link.after

    def __contains__(self, key):
        return key in self.table


cache = LRU(3)
for i, key in enumerate("abcabdaeb"):
    try:
        print(key, "hit", cache[key], list(cache))
    except KeyError as e:
        print(key, "miss", e)
        cache[key] = i
print(list(cache), cache.hits, cache.misses, "e" in cache, "c" in cache)
