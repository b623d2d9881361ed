"""The eight queens by backtracking over sets."""
N = 8


def place(n, row, columns, left, right, board):
    if row == n:
        return 1
    found = 0
    for c in range(n):
        if c in columns or row + c in left or row - c in right:
            continue
        columns.add(c)
        left.add(row + c)
        right.add(row - c)
        board.append(c)
        found += place(n, row + 1, columns, left, right, board)
        board.pop()
        columns.remove(c)
        left.remove(row + c)
        right.remove(row - c)
    return found


def main(n):
    return place(n, 0, set(), set(), set(), [])
