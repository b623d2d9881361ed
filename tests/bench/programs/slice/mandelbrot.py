"""Floats: the Mandelbrot set."""
N = 60


def mandelbrot(size):
    total = 0
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        for x in range(size):
            cr = 3.0 * x / size - 2.0
            zr = 0.0
            zi = 0.0
            i = 0
            while i < 100 and zr * zr + zi * zi <= 4.0:
                t = zr * zr - zi * zi + cr
                zi = 2.0 * zr * zi + ci
                zr = t
                i += 1
            total += i
    return total


def main(n):
    return mandelbrot(n)
