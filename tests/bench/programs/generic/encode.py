"""Nested data to text and back: a small encoder and a recursive-descent reader."""
N = 100


def encode(value, out):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append('"')
        for c in value:
            if c == '"':
                out.append('\\"')
            else:
                out.append(c)
        out.append('"')
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, list):
        out.append("[")
        first = True
        for item in value:
            if not first:
                out.append(",")
            first = False
            encode(item, out)
        out.append("]")
    elif isinstance(value, dict):
        out.append("{")
        first = True
        for key, item in value.items():
            if not first:
                out.append(",")
            first = False
            encode(key, out)
            out.append(":")
            encode(item, out)
        out.append("}")
    else:
        raise TypeError(type(value).__name__)


class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def peek(self):
        return self.text[self.at]

    def expect(self, c):
        if self.text[self.at] != c:
            raise ValueError(f"expected {c} at {self.at}")
        self.at += 1

    def value(self):
        c = self.peek()
        if c == "{":
            self.at += 1
            result = {}
            while self.peek() != "}":
                if result:
                    self.expect(",")
                key = self.value()
                self.expect(":")
                result[key] = self.value()
            self.at += 1
            return result
        if c == "[":
            self.at += 1
            result = []
            while self.peek() != "]":
                if result:
                    self.expect(",")
                result.append(self.value())
            self.at += 1
            return result
        if c == '"':
            end = self.text.index('"', self.at + 1)
            result = self.text[self.at + 1:end]
            self.at = end + 1
            return result
        for word, result in ("null", None), ("true", True), ("false", False):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return result
        end = self.at
        while end < len(self.text) and self.text[end] in "-+.0123456789e":
            end += 1
        word = self.text[self.at:end]
        self.at = end
        return float(word) if "." in word else int(word)


def main(n):
    data = {"name": "thing", "tags": ["a", "b", "c"], "size": {"w": 10, "h": 2.5}, "ok": True, "none": None,
            "rows": [[i, str(i), i % 2 == 0] for i in range(30)]}
    total = 0
    for _ in range(n):
        out = []
        encode(data, out)
        text = "".join(out)
        back = Reader(text).value()
        if back != data:
            raise AssertionError("the round trip failed")
        total += len(text)
    return total
