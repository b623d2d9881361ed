def wrap(text, width):
    line = []
    size = 0
    for word in text.split():
        if line and size + len(line) + len(word) > width:
            yield line
            line, size = [], 0
        line.append(word)
        size += len(word)
    if line:
        yield line


def justify(words, width, last=False):
    if last or len(words) == 1:
        return " ".join(words).ljust(width)
    spaces = width - sum(map(len, words))
    gap, extra = divmod(spaces, len(words) - 1)
    out = ""
    for i, w in enumerate(words[:-1]):
        out += w + " " * (gap + (i < extra))
    return out + words[-1]


def table(rows):
    widths = [max(len(str(c)) for c in column) for column in zip(*rows)]
    for n, row in enumerate(rows):
        yield " | ".join(f"{c:>{w}}" if isinstance(c, (int, float)) else f"{c:<{w}}" for c, w in zip(row, widths))
        if n == 0:
            yield "-+-".join("-" * w for w in widths)


text = "The quick brown fox jumps over the lazy dog and runs away from everything it has ever known in its life"
lines = list(wrap(text, 24))
for i, words in enumerate(lines):
    print("|" + justify(words, 24, i == len(lines) - 1) + "|")
print("\n".join(table([("name", "size", "ratio"), ("a", 1, 0.5), ("long name", 12345, 10.25)])))
