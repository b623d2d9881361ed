"""AttributeError of attributes that are not there: its text, its attributes, its context, who sees it."""
import sys
import traceback

# From 3.14 on counts inside a call may differ by one (README).
counted = sys.getrefcount if sys.version_info < (3, 14) else lambda o: None


class Plain:
    def __init__(self):
        self.there = 1


class Slotted:
    __slots__ = ("there", "unset")


class Dict(dict):
    pass


class Hook:
    def __getattr__(self, name):
        if name == "other":
            return "by hook"
        raise AttributeError("hook " + name)


class Everything:
    def __getattribute__(self, name):
        if name == "missing":
            raise AttributeError("own")
        return object.__getattribute__(self, name)


class Failing:
    @property
    def missing(self):
        return self.nothing


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    pass


class Key(str):
    def __eq__(self, other):
        print("compared with", str.__str__(other))
        raise self.error("in eq")

    __hash__ = str.__hash__


LONG = type("L" * 80, (), {})
UMLAUT = type("\u00dcber", (), {})
LONG_UMLAUT = type("L" * 49 + "\u00dcber", (), {})
setattr(LONG, "x", 1)


def missing(o):
    return o.missing


def umlaut(o):
    return o.über


def private(o):
    return o.__class__.__nothing__, o


def or_none(o):
    try:
        return o.missing
    except AttributeError:
        return None


def or_set(o):
    try:
        return o.missing
    except AttributeError:
        o.missing = "set"
    return o.missing


def told(e):
    return type(e).__name__, str(e), e.args, e.name, type(e.obj).__name__, type(e.__context__).__name__, e.__cause__, len(traceback.extract_tb(e.__traceback__)), counted(e)


def show(f, o):
    for i in range(2):
        try:
            print(f(o))
        except AttributeError as e:
            print(told(e), e.obj is o)
        except Exception as e:
            print(type(e), e)


def chained(o):
    try:
        {}["k"]
    except KeyError:
        try:
            missing(o)
        except AttributeError as e:
            print(told(e))
            raise


def spoiled(o, error):
    o.__dict__[Key("missing")] = 5
    Key.error = error


def counts(o):
    before = counted(o)
    for i in range(10):
        or_none(o)
        try:
            missing(o)
        except AttributeError as e:
            held = e
    after = counted(o)
    del held, e
    return sys.version_info < (3, 14) and (after - before, counted(o) - before)


def spoil():
    """What is done to one is not seen in the next."""
    for i in range(4):
        try:
            missing(Plain())
        except AttributeError as e:
            print(told(e), e.__suppress_context__, e.__dict__, getattr(e, "__notes__", None))
            e.__suppress_context__ = True
            e.__cause__ = KeyError(i)
            e.__context__ = ValueError(i)
            e.own = i
            e.add_note("note")
            e.args = (i,)
            if i % 2:
                e.name = e.obj = None


def main():
    spoil()
    for o in (Plain(), Slotted(), Dict(), Hook(), Everything(), Failing(), WithMeta(), WithMeta, Plain, LONG(), LONG, UMLAUT(), LONG_UMLAUT(), 5, "s", None, [], sys, missing, object(), ValueError(), iter(())):
        show(missing, o)
        show(umlaut, o)
        show(or_none, o)
        show(private, o)
    p = Plain()
    print(or_set(p), or_set(p), p.__dict__)
    p.__dict__["other"] = p.__dict__
    show(missing, Plain())
    del p.missing
    show(missing, p)
    try:
        chained(Plain())
    except AttributeError:
        traceback.print_exc(file=sys.stdout)
    for error in (AttributeError, KeyError):
        o = Plain()
        spoiled(o, error)
        show(missing, o)
    s = Slotted()
    try:
        s.unset
    except AttributeError as e:
        print(told(e))
    print(counts(Plain()), counts(Slotted()))
    Plain.missing = "of class"
    print(missing(Plain()), or_none(p))
    del Plain.missing
    print(or_none(p))
    missing(Plain())
