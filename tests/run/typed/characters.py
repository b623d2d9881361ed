"""Characters of texts by an unboxed index, in loops of numbers: what each is, and that its object is counted as often as it is held."""
import sys

from _counting import references


def count(text, wanted):
    total = 0
    for i in range(len(text)):
        if text[i] == wanted: total += 1
        last = text[i]
    return total, last


def palindrome(text):
    i, j = 0, len(text) - 1
    while i < j:
        if text[i] != text[j]: return False
        i += 1
        j -= 1
    return True


def vowels(text):
    return [i for i in range(len(text)) if text[i] in "aeiou"]


def items(rows, n):
    found = []
    for i in range(n):
        found.append(rows[i])
    return found, rows[-1], rows[n - 1]


def main():
    ascii, latin, wide, far = "qqaeqq" * 20, "q\xe9q" * 20, "q\u0416q" * 20, "q\U0001f600" * 9
    for text in ascii, latin, wide, far:
        print(count(text, "q"), palindrome(text), vowels(text))
        if sys.version_info < (3, 14):
            for f, args in (count, (text, "q")), (palindrome, (text,)), (vowels, (text,)), (items, (text, 5)): print(f.__name__, references(f, *args))
    for rows in (1, 2, 10 ** 20), [1, "q", 3], "q\xe9z", b"abc", bytearray(b"abc"), {0: 1, 1: 2, 2: "q", -1: 5}:
        print(items(rows, 3))
        if sys.version_info < (3, 14): print(references(items, rows, 3))
    for rows in (), "", [], {}:
        try:
            items(rows, 2)
        except (LookupError, TypeError) as error:
            print(type(error).__name__, error)
