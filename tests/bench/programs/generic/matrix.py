"""Products of matrices as lists of lists; transposition; determinant."""
N = 52


def product(a, b):
    columns = list(zip(*b))
    out = []
    for row in a:
        line = []
        for column in columns:
            s = 0
            for x, y in zip(row, column):
                s += x * y
            line.append(s)
        out.append(line)
    return out


def product_by_index(a, b):
    n = len(a)
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


def main(n):
    a = [[(i * j) % 7 - 3 for j in range(n)] for i in range(n)]
    b = [[(i + j) % 5 - 2 for j in range(n)] for i in range(n)]
    c = product(a, b)
    d = product_by_index(a, b)
    if c != d:
        raise AssertionError("products differ")
    return sum(map(sum, c)), c[1][2]
