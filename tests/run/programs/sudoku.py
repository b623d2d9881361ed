GRID = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"


def solve(cells):
    best = None
    for i, c in enumerate(cells):
        if c == "0":
            row, column = divmod(i, 9)
            used = set(cells[row * 9:row * 9 + 9]) | set(cells[column::9])
            for r in range(3):
                start = (row // 3 * 3 + r) * 9 + column // 3 * 3
                used |= set(cells[start:start + 3])
            options = [d for d in "123456789" if d not in used]
            if best is None or len(options) < len(best[1]):
                best = i, options
    if best is None:
        return cells
    i, options = best
    for d in options:
        solved = solve(cells[:i] + d + cells[i + 1:])
        if solved:
            return solved
    return None


solved = solve(GRID)
for i in range(0, 81, 9):
    print(" ".join(solved[i:i + 9]))
