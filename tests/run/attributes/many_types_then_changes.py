"""Caches with several entries at a site, and how each of them goes out of date."""


class Plain:
    kind = "class"

    def __init__(self, x):
        self.x = x

    def m(self, *a):
        return "plain", self.x, a


class Slots:
    __slots__ = "x", "y"
    kind = "slots"

    def __init__(self, x):
        self.x = x

    def m(self, *a):
        return "slots", self.x, a


class Prop:
    @property
    def x(self):
        return "property"

    @property
    def kind(self):
        raise AttributeError("kind of property")

    def m(self, *a):
        return "prop", a


class Hooked:
    def __getattr__(self, name):
        if name == "absent":
            raise AttributeError(name)
        return "hook " + name


class Full:
    def __getattribute__(self, name):
        return "full " + name if not name.startswith("__") else object.__getattribute__(self, name)


class Callable:
    def __init__(self):
        self.x = 1
        self.m = lambda *a: ("instance callable", a)
        self.kind = "instance"


class Static:
    x = 5
    kind = "static"

    @staticmethod
    def m(*a):
        return "static", a


class ClassMethod:
    x = 6

    @classmethod
    def m(cls, *a):
        return cls.__name__, a


class Meta(type):
    x = "meta x"

    @property
    def kind(cls):
        return "meta kind"

    def m(cls, *a):
        return "meta m", cls.__name__, a


class Made(metaclass=Meta):
    pass


class MadeOwn(metaclass=Meta):
    x = "own x"
    kind = "own kind"
    m = staticmethod(lambda *a: ("own m", a))


def load(o):
    return o.x


def kind(o):
    return o.kind


def call(o):
    return o.m(1)


def call2(o):
    return o.m(1, 2)


def store(o, v):
    o.x = v


def has(o):
    return hasattr(o, "kind"), hasattr(o, "absent"), getattr(o, "x", "none"), getattr(o, "kind", "none")


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def round_(objects, what):
    print(what)
    for f in load, kind, call, call2, has:
        print(" ", f.__name__, [attempt(f, o) for o in objects])


def make():
    import types
    m = types.ModuleType("mod")
    m.x, m.kind, m.m = 1, 2, lambda *a: ("module", a)
    return [Plain(1), Slots(2), Prop(), Hooked(), Full(), Callable(), Static(), ClassMethod(), Made, MadeOwn, Plain, m, 5, "text", None, [1]]


def main():
    objects = make()
    for turn in range(3):
        round_(objects, turn)
        objects = objects[turn:] + objects[:turn]
    for n in range(1, 6):  # as many types at a site as a cache has, and one more
        for turn in range(4):
            round_(objects[:n], ("few", n))
    changes = [
        ("class attribute over instance", lambda: setattr(Plain, "x", property(lambda s: "shadow"))),
        ("gone again", lambda: delattr(Plain, "x")),
        ("method replaced", lambda: setattr(Plain, "m", lambda self, *a: ("new", a))),
        ("method is data", lambda: setattr(Plain, "m", 5)),
        ("method gone", lambda: delattr(Plain, "m")),
        ("instance's own", lambda: setattr(objects[-1] if isinstance(objects[-1], Plain) else [o for o in objects if isinstance(o, Plain)][0], "m", lambda *a: ("own", a))),
        ("slot descriptor gone", lambda: delattr(Slots, "x")),
        ("slots get it back", lambda: setattr(Slots, "x", "constant")),
        ("hook comes", lambda: setattr(Slots, "__getattr__", lambda self, n: "late hook " + n)),
        ("hook of all comes", lambda: setattr(Plain, "__getattribute__", lambda self, n: "late full " + n)),
        ("hook of all goes", lambda: delattr(Plain, "__getattribute__")),
        ("property replaced", lambda: setattr(Prop, "x", 7)),
        ("hook goes", lambda: delattr(Hooked, "__getattr__")),
        ("meta changes", lambda: setattr(Meta, "m", lambda cls, *a: ("meta new", a))),
        ("meta gets data", lambda: setattr(Meta, "x", property(lambda cls: "meta property"))),
        ("class of instance", lambda: setattr([o for o in objects if isinstance(o, Static)][0], "__class__", ClassMethod)),
        ("base gets it", lambda: setattr(ClassMethod, "kind", "late kind")),
        ("dict of instance", lambda: [o for o in objects if type(o) is Callable][0].__dict__.update(x="updated", m=lambda *a: "updated m")),
        ("dict replaced", lambda: setattr([o for o in objects if type(o) is Callable][0], "__dict__", {"x": "new dict"})),
        ("dict cleared", lambda: [o for o in objects if type(o) is Callable][0].__dict__.clear()),
        ("dict with other keys", lambda: [o for o in objects if type(o) is Callable][0].__dict__.update({5: 1, "x": 2})),
        ("static is class method", lambda: setattr(Static, "m", classmethod(lambda cls, *a: (cls.__name__, a)))),
    ]
    for what, change in changes:
        change()
        round_(objects, what)
        for o in objects:
            attempt(store, o, "stored")
        round_(objects, what + ", stored")
        round_(list(reversed(objects)), what + ", the other way")
