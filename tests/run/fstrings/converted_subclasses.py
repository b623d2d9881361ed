"""What a conversion gives is formatted once, with the spec, though it be no exact str."""


class Text(str):
    def __format__(self, spec):
        print("format", str.__str__(self), repr(spec))
        return "F" + spec


class Made:
    def __str__(self):
        return Text("str")

    def __repr__(self):
        return Text("repr")


class Failing:
    def __str__(self):
        raise ValueError("str")

    def __repr__(self):
        return 5


class Bad(str):
    def __format__(self, spec):
        raise KeyError(spec)


class MadeBad:
    def __repr__(self):
        return Bad("bad")


def width():
    print("width")
    return 6


def all_forms(o):
    return f"{o!s}|{o!r}|{o!a}", f"{o!s:>8}|{o!r:<8}|{o!a:^8}", f"{o!r:{width()}}", f"{o!s}", f"{o!r}", f"{o=}", f"{o=!s}", f"{o=:8}", "%s %r" % (o, o), f"{o!r:}"


def attempt(f, o):
    try:
        print(f(o))
    except Exception as e:
        tb = e.__traceback__.tb_next
        print(type(e).__name__, e, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)


for _ in range(2):
    for o in (Made(), 5, -7, 10**20, True, 1.5, "text", Text("own"), None, b"b", [Made()], Failing(), MadeBad(), "\xe9"):
        attempt(all_forms, o)
        attempt(lambda o: f"{o!r} {o!r}", o)
        attempt(lambda o: f"x={o!s}, y={o!r:5}", o)
