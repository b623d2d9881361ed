"""A numeric kernel: plain ints and floats, no annotations, no library."""


def escape(x, y, limit):
    """Steps until the point leaves the circle of radius two."""
    a = b = 0.0
    for step in range(limit):
        aa = a * a
        bb = b * b
        if aa + bb > 4.0:
            return step
        b = 2.0 * a * b + y
        a = aa - bb + x
    return limit


def picture(width, height, limit):
    rows = []
    for row in range(height):
        y = (row / height - 0.5) * 2.4
        line = ""
        for column in range(width):
            x = (column / width) * 3.2 - 2.2
            steps = escape(x, y, limit)
            line += "@" if steps == limit else " .:-=+*#%"[min(steps // 2, 8)]
        rows.append(line)
    return rows


def main():
    for line in picture(72, 20, 1500):
        print(line.rstrip())


if __name__ == "__main__":
    main()
