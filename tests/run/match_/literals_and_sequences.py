import enum


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


def f(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "float"
        case 2 + 3j:
            return "complex"
        case "text" | b"bytes":
            return "text or bytes"
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case Colour.RED:
            return "red"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, x, *rest]:
            return f"one, {x}, rest {rest}"
        case (*start, "end"):
            return f"ends after {start}"
        case [[a, b], c]:
            return f"nested {a} {b} {c}"
        case [_, *_, last] if last == 99:
            return "guarded"
        case [_, _, *_]:
            return "sequence"
        case str() as s:
            return f"other text {s}"
        case _:
            return "default"


import array
import collections

for x in (0, 2, 1, True, False, -1, 1.5, 1.0, 2 + 3j, "text", b"bytes", None, Colour.RED, Colour.BLUE, [], [5], (1, 2), [1, 2, 3, 4],
          [7, 8, "end"], [[1, 2], 3], [5, 6, 99], [5, 6], "ab", bytearray(b"bytes"), range(2), {1, 2}, {}, array.array("i", [1, 5]),
          collections.deque([1, 2, 3]), iter([1]), memoryview(b"ab"), "", 10 ** 30):
    try:
        print(f(x))
    except Exception as e:
        print(type(e), e)
