def log(x):
    print("log", x)
    return x


def f(x):
    match log(x):
        case [a, b] if log(a > b):
            r = "guard 1"
        case [a, b] if log(a == b):
            r = "guard 2"
        case [a, *b]:
            r = "rest"
        case a:
            b = None
            r = "capture"
    return r, a, b


for x in ([3, 1], [2, 2], [1, 2], [1], 5, []):
    print(f(x))


def partial(x):
    match x:
        case [a, 5]:
            pass
    try:
        return a
    except UnboundLocalError as e:
        return str(e)


print(partial([1, 5]), partial([1, 6]), partial(0))


def in_loop(items):
    for item in items:
        match item:
            case "stop":
                break
            case "skip":
                continue
            case int(n) if n < 0:
                return "negative"
        print("seen", item)
    else:
        return "exhausted"
    return "stopped"


print(in_loop([1, "skip", 2]), in_loop([1, "stop", 2]), in_loop([1, -1]))


class Eq:
    def __eq__(self, other):
        print("eq", other)
        return other == 3


match Eq():
    case 1 | 2:
        print("no")
    case 3:
        print("three")


class Raises:
    def __eq__(self, other):
        raise ValueError("eq")


try:
    match Raises():
        case 1:
            pass
except ValueError as e:
    print(e)
match 1, 2:
    case 1, x:
        print(x)
match x := 5:
    case int() as y if (z := y * 2) > 5:
        print(x, y, z)
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]:
        print(a, b, c, d)
match "abc":
    case ("x" | "y") as v:
        print(v)
    case v:
        print("v", v)
