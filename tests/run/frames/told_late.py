# A function too long for inline forms: its operations tell the frame where they are only when Python code may look, and are released with what they use up.
import sys
import traceback

seen = []


def look():
    frame = sys._getframe(2)
    seen.append((frame.f_lineno - frame.f_code.co_firstlineno, frame.f_lasti > 0))


class Loud:
    """Everything it is asked is seen, and so is its end."""

    def __init__(self, name="loud"):
        self.__dict__["name"] = name

    def __del__(self):
        look()

    def __add__(self, other):
        look()
        return Loud("sum")

    def __iadd__(self, other):
        look()
        return self

    def __lt__(self, other):
        look()
        return Loud("less")

    def __eq__(self, other):
        look()
        return Loud("equal")

    def __bool__(self):
        look()
        return True

    def __getitem__(self, key):
        look()
        return Loud("item")

    def __setitem__(self, key, value):
        look()

    def __contains__(self, key):
        look()
        return True

    def __getattr__(self, name):
        look()
        return Loud("attribute")

    def __setattr__(self, name, value):
        look()

    def __call__(self, *arguments, **keywords):
        look()
        return Loud("result")


class Plain:
    value = 1
    method = Loud("method")

    def __init__(self):
        self.loud = Loud("kept")
        self.number = 1000

    def take(self, *arguments, **keywords):
        look()
        return len(arguments)


def long_function(make, plain):
    loud = make("local")
    loud + 1
    make("left") + make("right")
    loud += make("in place")
    x = make("old") + 1
    x += 1
    loud < make("right")
    make("left") == 1
    if make("left") < make("right"):
        x = None
    if make("truth"):
        x = 1
    if loud:
        x = loud
    loud["key"]
    make("container")[make("index")]
    make("container")[make("index")] = make("value")
    loud["key"] = make("value")
    make("item") in loud
    1 in make("container")
    [1, 2, 3][1]
    {"a": make("in a dict")}["a"]
    make("owner").attribute
    loud.attribute.other
    loud.attribute()
    make("owner").method(make("argument"), 2)
    make("owner")(make("argument"), key=make("keyword"))
    make("owner").name
    plain.loud
    plain.loud = 1
    plain.loud = make("new")
    plain.loud = make("newer")
    plain.number = plain.number + 5000
    plain.number += 1
    make("owner").attribute = make("value")
    loud.attribute = 1
    plain.take(make("argument"), *(make("first"), make("second")))
    plain.take(make("argument"), make("other"), 3)
    plain.method(1)
    x = [make("listed"), plain.number]
    x[0] = make("over")
    x[0] = x[1]
    return x


def failing(step, plain, loud):
    if step == 0:
        return plain.missing
    if step == 1:
        return plain + 1
    if step == 2:
        return [1][5]
    if step == 3:
        return {}["key"]
    if step == 4:
        return plain < 1
    if step == 5:
        return 1 in plain
    if step == 6:
        plain.take.value = 1
    if step == 7:
        return plain.absent(1)
    if step == 8:
        return missing_name
    if step == 9:
        return plain()
    if step == 10:
        return plain.take.__func__(1, 2).real.missing
    if step == 11:
        plain[1] = 2
    if step == 12:
        return len(1, 2)
    if step == 13:
        x = 1
        x += "a"
    if step == 14:
        if plain == plain and plain != 1 and not [] < 1:
            return 1
    if step == 15:
        return (loud.attribute
                + plain.loud
                [plain.number]
                .attribute.missing(1)
                + plain)
    return None


def run():
    long_function(Loud, Plain())
    long_function(Loud, Plain())
    print(len(seen))
    for entry in seen:
        print(*entry)
    for step in range(17):
        try:
            print(step, type(failing(step, Plain(), Loud())).__name__)
        except Exception:
            print(step, traceback.format_exc())


run()
