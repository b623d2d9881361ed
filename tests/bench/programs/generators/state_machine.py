"""A generator with try, finally and several yield points: a small lexer as a coroutine."""
N = 1500

TEXT = "alpha = 12 + beta * (3 - gamma) # note\n"


def lexer():
    kind, buffer = None, []
    out = None
    while True:
        c = yield out
        out = None
        try:
            if c.isalpha():
                if kind != "name" and buffer:
                    out = kind, "".join(buffer)
                    buffer = []
                kind = "name"
                buffer.append(c)
            elif c.isdigit():
                kind = "number"
                buffer.append(c)
            else:
                if buffer:
                    out = kind, "".join(buffer)
                    buffer = []
                kind = None
        finally:
            c = None


def main(n):
    count = 0
    for _ in range(n):
        g = lexer()
        next(g)
        for c in TEXT:
            if g.send(c) is not None:
                count += 1
    return count
