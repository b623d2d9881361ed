"""Splits text into words, counts and ranks them."""
N = 120

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the
season of Darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had
nothing before us, we were all going direct to Heaven, we were all going direct the other way""" * 4


def words(text):
    current = []
    found = []
    for c in text:
        if c.isalpha():
            current.append(c.lower())
        elif current:
            found.append("".join(current))
            current = []
    if current:
        found.append("".join(current))
    return found


def main(n):
    for _ in range(n):
        counts = {}
        for word in words(TEXT):
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ranked[:3]
