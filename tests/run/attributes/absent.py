"""hasattr and getattr with a default of what is not there, again and again, while instances and classes get it and lose it."""
import types


class Plain:
    def __init__(self, n=0):
        self.n = n


class Derived(Plain):
    pass


class Slotted:
    __slots__ = ("n", "other")


class Listed(list):
    pass


class Hooked:
    def __getattr__(self, name):
        if name == "given":
            return "by the hook"
        raise AttributeError(name)


class Asked:
    def __getattribute__(self, name):
        if name == "given":
            return "by __getattribute__"
        return object.__getattribute__(self, name)


class Fails:
    @property
    def given(self):
        raise ValueError("no")

    @property
    def absent(self):
        raise AttributeError("no")


class Meta(type):
    of_meta = 1


class WithMeta(metaclass=Meta):
    pass


class Quiet(type):
    __getattribute__ = object.__getattribute__


class WithQuiet(metaclass=Quiet):
    given = 1


class Key(str):
    def __hash__(self):
        return hash("given")

    def __eq__(self, other):
        print("compared")
        return str.__eq__(self, other)


def ask(o):
    return hasattr(o, "given"), getattr(o, "given", "nothing"), hasattr(o, "absent"), getattr(o, "absent", None)


def ask_named(o, name):
    return hasattr(o, name), getattr(o, name, "nothing")


def tell(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def all_kinds():
    module = types.ModuleType("m")
    for o in Plain(), Derived(), Slotted(), Listed(), Hooked(), Asked(), Fails(), WithMeta, WithMeta(), WithQuiet, module, 5, "text", None, len, ask, ValueError(), [], Plain().__init__:
        print(type(o).__name__, [tell(ask, o) for _ in range(3)], [tell(ask_named, o, "".join(["gi", "ven"])) for _ in range(2)])
        try:
            o.given = 1
        except (AttributeError, TypeError):
            continue
        print(tell(ask, o), tell(ask_named, o, "given"))
        del o.given
        print(tell(ask, o), tell(ask_named, o, "given"))


def other_instances():
    objects = [Plain(i) for i in range(4)]
    print([ask(o)[0] for o in objects])
    objects[1].given = 1
    print([ask(o)[0] for o in objects])
    objects[2].__dict__["given"] = 2
    print([ask(o)[0] for o in objects])
    objects[3].__dict__ = {"given": 3, 4: 5}
    print([ask(o)[0] for o in objects])
    del objects[3].__dict__
    print([ask(o)[0] for o in objects])
    objects[3].__dict__ = {Key("given"): 1}
    print([ask(o)[0] for o in objects])
    for i in range(60):
        setattr(objects[0], "a%d" % i, i)
    print([ask(o)[0] for o in objects], ask_named(objects[0], "a59"), ask_named(objects[0], "a60"))


def classes_change():
    o, p = Derived(), Derived()
    print(ask(o), ask(p))
    Plain.given = "of the class"
    print(ask(o), ask(p))
    del Plain.given
    print(ask(o), ask(p))
    Derived.__getattr__ = lambda self, name: "by a hook"
    print(ask(o), ask(p))
    del Derived.__getattr__
    print(ask(o), ask(p))
    Derived.__getattribute__ = lambda self, name: "by all"
    print(ask(o), ask(p))
    del Derived.__getattribute__
    print(ask(o), ask(p))
    o.__class__ = Hooked
    print(ask(o), ask(p))
    Derived.__bases__ = Hooked,
    print(ask(p))


def many_names():
    o = Plain()
    print(sum(hasattr(o, "name%d" % i) for i in range(500)), sum(hasattr(Plain(), "n" * (i % 3)) for i in range(500)))


for _ in range(2):
    all_kinds()
    other_instances()
many_names()
classes_change()
