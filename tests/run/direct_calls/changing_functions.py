"""Functions of the module that calls in loops are guessed to reach, and everything that makes the guess wrong or its arguments other ones."""
import sys
import traceback


def plain(a, b=2, c=3):
    return a, b, c


def other(a, b=20, c=30):
    return "other", a, b, c


def keyword_only(a, *, key, more=9):
    return a, key, more


def positional_only(a, b=1, /, c=2):
    return a, b, c


def twelve(a, b, c, d, e, f, g, h, i, j, k, l):
    return a, b, c, d, e, f, g, h, i, j, k, l


def thirteen(a, b, c, d, e, f, g, h, i, j, k, l, m=13):
    return a, l, m


def calls():
    out = []
    for i in range(3):
        out.append(plain(i))
        out.append(plain(i, c=i))
        out.append(plain(c=i, a=1, b=i))
        out.append(plain(i, i, i))
    return out


def rest():
    out = []
    for i in range(2):
        out.append(keyword_only(i, key=i, more=0))
        out.append(keyword_only(i, key=i))
        out.append(positional_only(i, c=5))
        out.append(positional_only(i, i, i))
        out.append(twelve(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
        out.append(thirteen(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, l=i))
    return out


def wrong(how):
    for i in range(2):
        try:
            if how == 0:
                plain()
            elif how == 1:
                plain(1, 2, 3, 4)
            elif how == 2:
                plain(1, d=2)
            elif how == 3:
                plain(1, a=2)
            elif how == 4:
                positional_only(a=1)
            elif how == 5:
                keyword_only(1)
            else:
                plain(b=1)
        except TypeError as e:
            print(how, e)


def replaced_in_the_loop():
    out = []
    for i in range(6):
        if i == 1:
            plain.__defaults__ = (i, i)
        elif i == 2:
            plain.__defaults__ = (7,)
        elif i == 3:
            plain.__defaults__ = (5, 6, 7)
        elif i == 4:
            plain.__code__ = other.__code__
        elif i == 5:
            globals()["plain"] = lambda *args: ("lambda", args)
        try:
            out.append(plain(i))
        except TypeError as e:
            out.append(str(e))
        try:
            out.append(plain(i, i))
        except TypeError as e:
            out.append(str(e))
    return out


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies:", self.name)


def loses_its_default(a, d=None):
    loses_its_default.__defaults__ = (None,)
    print("default gone?", d.name if d else d)
    return d is None


def default_dies():
    for i in range(2):
        loses_its_default.__defaults__ = (Loud(f"default {i}"),)
        print(loses_its_default(i))
        print("after")


def drops(a, b):
    del a
    print("a is gone")
    b = None
    print("b is gone")
    return 1


def rebinds(node):
    count = 0
    while node is not None:
        node = node[1]
        count += 1
    return count


def keeps(a, b):
    x = Loud("local")
    return len(a.name) + len(b.name)


def raises(a):
    x = Loud("local of raises")
    raise ValueError(a.name)


def fetches(a, b):
    return b


def given():
    for i in range(2):
        drops(Loud("first"), Loud("second"))
        print(rebinds((Loud("one"), (Loud("two"), None))))
        keeps(Loud("left"), b=Loud("right"))
        try:
            raises(Loud("argument"))
        except ValueError as e:
            print(e)
        print(fetches(Loud("away"), Loud("kept")).name)
        same = Loud("same")
        fetches(same, same)
        del same


def forgets_itself(n):
    global forgets_itself
    kept = forgets_itself
    if n:
        del forgets_itself
        del kept
    return n


def self_forgetting():
    for i in range(2):
        print(forgets_itself(i))
    try:
        forgets_itself(1)
    except NameError as e:
        print(e)


def deep(n):
    return n and 1 + deep(n - 1)


def limits():
    for n in (10, 10_000_000):
        try:
            print(deep(n))
        except RecursionError as e:
            print(e)


def where():
    frame = sys._getframe(1)
    return frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back.f_code.co_name


def asks(x):
    return where()


def frames():
    for i in range(2):
        print(asks(i))
        print(where())


def fails(x):
    return [
        x,
        1 / x,
    ]


def tracebacks():
    for i in (1, 0):
        try:
            fails(i)
        except ZeroDivisionError:
            traceback.print_exc(file=sys.stdout)


def traced():
    seen = []
    for i in range(3):
        if i == 1:
            sys.setprofile(lambda frame, event, arg: seen.append((event, frame.f_code.co_name)) if event in ("call", "return") else None)
        plain_again(i, c=2)
        sys.setprofile(None)
    print([s for s in seen if s[1] == "plain_again"])


def plain_again(a, b=1, c=2):
    return a + b + c


def generator(n):
    for i in range(n):
        yield plain_again(i, c=i), keeps(Loud("in generator"), Loud("too"))


def main():
    print(calls())
    print(rest())
    for how in range(7):
        wrong(how)
    default_dies()
    given()
    limits()
    frames()
    tracebacks()
    traced()
    print(list(generator(2)))
    saved = plain, plain.__code__
    print(replaced_in_the_loop())
    globals()["plain"] = saved[0]
    plain.__code__ = saved[1]
    plain.__defaults__ = 2, 3
    if "forgets_itself" in globals():
        self_forgetting()

