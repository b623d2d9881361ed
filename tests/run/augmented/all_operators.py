class Log:
    def __init__(self, v):
        self.v = v


def make(name):
    def op(self, other):
        print(name, self.v, other)
        return Log(f"{name}({self.v},{other})")
    return op


for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split():
    setattr(Log, f"__{name}__", make(name))
    if name not in ("sub", "mod"):
        setattr(Log, f"__i{name}__", make("i" + name))
x = Log("x")
x += 1
x -= 2
x *= 3
x /= 4
x //= 5
x %= 6
x **= 7
x <<= 8
x >>= 9
x &= 10
x |= 11
x ^= 12
x @= 13
print(x.v)


class R:
    def __radd__(self, other):
        return f"radd {other}"

    def __rpow__(self, other):
        return f"rpow {other}"


y = 5
y += R()
print(y)
y = 5
y **= R()
print(y)
for code in ("v += 's'", "v -= []", "v @= 1", "v <<= 1.5", "v **= 'x'", "v //= None", "v |= 1.0", "v >>= -1"):
    v = 1
    try:
        exec(code)
    except Exception as error:
        print(code, type(error).__name__, error)
