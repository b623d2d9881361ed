"""Concatenation, formatting, methods, indexing and joining of text."""
N = 6000


def main(n):
    out = []
    size = 0
    for i in range(n):
        s = f"item {i}: {i * 2:>6}|{i!r}"
        if s.startswith("item") and not s.endswith("x"):
            size += len(s)
        words = s.split()
        t = "-".join(words).upper()
        size += t.count("-")
        text = ""
        for c in "abcdef":
            text += c
            if c == "d":
                size += ord(c)
        out.append(text[1:4] + t[0] + s[-1])
        size += len("%s %d" % (words[0], i))
        if "em" in s:
            size += s.find("em")
    return size, len("".join(out))
