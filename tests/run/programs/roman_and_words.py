def roman(n):
    out = ""
    for value, text in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
                        (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out += text
            n -= value
    return out


def number(text):
    values = dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)
    total = last = 0
    for c in reversed(text):
        v = values[c]
        total += v if v >= last else -v
        last = max(last, v)
    return total


SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + ("-" + SMALL[n % 10] if n % 10 else "")
    for size, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            high, low = divmod(n, size)
            return f"{words(high)} {name}" + (" " + words(low) if low else "")


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(number(roman(n)) == n for n in range(1, 500)))
for n in (0, 13, 42, 100, 999, 1001, 12345, -7, 10 ** 9 + 1, 987654321):
    print(n, words(n))
