class Trie:
    def __init__(self):
        self.children, self.end = {}, False

    def add(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.end = True
        return self

    def find(self, prefix):
        node = self
        for c in prefix:
            if (node := node.children.get(c)) is None:
                return None
        return node

    def words(self, prefix=""):
        if self.end:
            yield prefix
        for c, child in sorted(self.children.items()):
            yield from child.words(prefix + c)

    def complete(self, prefix):
        node = self.find(prefix)
        return list(node.words(prefix)) if node else []

    def __len__(self):
        return self.end + sum(map(len, self.children.values()))

    def __contains__(self, word):
        node = self.find(word)
        return node is not None and node.end


t = Trie()
for w in "tea ten to inn in i a test".split():
    t.add(w)
print(len(t), t.complete("te"), t.complete("x"), "tea" in t, "te" in t, list(t.words()))
