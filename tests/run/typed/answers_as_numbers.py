"""Answers of comparisons in arithmetic on numbers: bools that count, and answers that are no bools."""


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def counts(words, wanted):
    n, weight = 0, 0.0
    for i in range(len(words)):
        n += words[i] == wanted
        n = n * 3 - (words[i] < wanted)
        weight += 0.5 * (words[i] == wanted)
        weight -= (words[i] != wanted) * 0.25
    return n, weight


def bits(words, wanted):
    n = 0
    out = []
    for i in range(len(words)):
        both = (words[i] == wanted) & (words[i] != "b")
        either = (words[i] == wanted) | (words[i] == "b")
        n += both + either
        n ^= (words[i] == wanted)
        out.append((both, either, n, i + (words[i] == wanted), (words[i] == wanted) + (words[i] == "b")))
    return n, out


def best(words, wanted):
    out = []
    for i in range(1, len(words)):
        out.append(min(i, words[i] == wanted))
        out.append(max(words[i] == wanted, 0))
        out.append(abs(words[i] == wanted))
    return out


class Odd:
    """Its comparisons give what they like."""

    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return self.answer

    __hash__ = None


def odd(answers):
    n = 0
    for i in range(len(answers)):
        n += i * 2 + (Odd(answers[i]) == None)
    return n


def adds_up(values):
    total = 0
    for v in values:
        total += v > 2
        total += v >= 3.5
    return total


print(distance("kitten", "sitting"), distance("", "abc"), distance([1, 2, 3], (1, 2.0, None)))
print(counts(["a", "b", "a", "c"], "a"), counts([], 1), counts([1.5, 2, True], 2))
print(bits(["a", "b", "c"], "a"))
print(best(["a", "b", "a", "c"], "a"))
print(odd([True, 5, 2.5, False]), odd([1, 2]))
try:
    print(odd([1, "x"]))
except TypeError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)
print(adds_up([1, 2, 3, 4]), adds_up([1.5, 3.5, 2 ** 70]), type(adds_up([True])))
