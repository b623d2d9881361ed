"""A tokenizer and an evaluator of arithmetic, with classes and dictionaries of functions."""
N = 1500

OPERATORS = {"+": (1, lambda a, b: a + b), "-": (1, lambda a, b: a - b), "*": (2, lambda a, b: a * b)}


class Token:
    __slots__ = ("kind", "value")

    def __init__(self, kind, value):
        self.kind = kind
        self.value = value


def tokens(text):
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        if c == " ":
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            out.append(Token("number", int(text[i:j])))
            i = j
        elif c in OPERATORS:
            out.append(Token("operator", c))
            i += 1
        else:
            out.append(Token(c, c))
            i += 1
    out.append(Token("end", None))
    return out


class Parser:
    def __init__(self, stream):
        self.stream = stream
        self.at = 0

    def next(self):
        token = self.stream[self.at]
        self.at += 1
        return token

    def atom(self):
        token = self.next()
        if token.kind == "number":
            return token.value
        if token.kind == "(":
            value = self.expression(0)
            if self.next().kind != ")":
                raise SyntaxError("expected )")
            return value
        raise SyntaxError(token.kind)

    def expression(self, level):
        value = self.atom()
        while True:
            token = self.stream[self.at]
            if token.kind != "operator":
                return value
            precedence, apply = OPERATORS[token.value]
            if precedence <= level:
                return value
            self.at += 1
            value = apply(value, self.expression(precedence))


def main(n):
    total = 0
    for i in range(n):
        text = f"({i} + 3) * (17 - {i % 5}) - 2 * (8 + {i}) + 4 * 5 * ({i % 3} - 1)"
        total += Parser(tokens(text)).expression(0)
    return total
