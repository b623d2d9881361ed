DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def days_in(y, m):
    return DAYS[m - 1] + (m == 2 and leap(y))


def ordinal(y, m, d):
    total = 365 * (y - 1) + (y - 1) // 4 - (y - 1) // 100 + (y - 1) // 400
    for i in range(1, m):
        total += days_in(y, i)
    return total + d


def weekday(y, m, d):
    return (ordinal(y, m, d) + 6) % 7


def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return month, day + 1


def month(y, m):
    first = weekday(y, m, 1)
    cells = ["  "] * first + [f"{d:2}" for d in range(1, days_in(y, m) + 1)]
    while cells:
        yield " ".join(cells[:7])
        cells = cells[7:]


import datetime

assert all(ordinal(y, m, 1) == datetime.date(y, m, 1).toordinal() for y in range(1890, 2110, 7) for m in range(1, 13))
print([leap(y) for y in (1900, 2000, 2023, 2024)], weekday(2024, 2, 29), [easter(y) for y in (1999, 2024, 2038)])
for line in month(2024, 2):
    print(line)
