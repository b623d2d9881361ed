"""isinstance asked again and again, while classes change, die and are made anew."""


class A:
    pass


class B(A):
    pass


class C:
    pass


class Meta(type):
    def __instancecheck__(cls, o):
        print("asked", cls.__name__)
        return True


class M(metaclass=Meta):
    pass


class QuietMeta(type):
    pass


class Q(metaclass=QuietMeta):
    pass


def ask(o, cls):
    return isinstance(o, cls)


def ask_all(o):
    return [ask(o, cls) for cls in (A, B, C, Q, object, int, (A, C), (int, str), (int, (str, B)), ())]


def bases_change():
    for _ in range(3):
        print(ask_all(B()), ask_all(C()), ask_all(1), ask_all(True))
    b = B()
    B.__bases__ = (C,)
    print(ask_all(b))
    B.__bases__ = (A,)
    print(ask_all(b))
    b.__class__ = C
    print(ask_all(b))


class Lies(A):
    __class__ = property(lambda self: B)


class Truthful:
    pass


def lies():
    class Liar(Truthful):
        pass

    liar = Liar()
    for bases in (Truthful,), (Lies,), (Truthful,), (C,), (Lies,):
        Liar.__bases__ = bases
        print(ask_all(liar))
    Liar.__bases__ = Truthful,
    Liar.__getattribute__ = lambda self, name: A if name == "__class__" else object.__getattribute__(self, name)
    print(ask_all(liar))
    del Liar.__getattribute__
    print(ask_all(liar))


def metaclasses():
    print([ask(o, M) for o in (1, A(), M())], ask(1, (A, M)), ask(A(), (A, M)))
    print(ask(Q(), Q), ask(1, Q))
    QuietMeta.__instancecheck__ = lambda cls, o: "yes"
    print(ask(Q(), Q), ask(1, Q))
    del QuietMeta.__instancecheck__
    print(ask(Q(), Q), ask(1, Q))


def short_lives():
    found = []
    for i in range(200):
        if i % 3 == 0:
            cls = type("New", (), {})
        elif i % 3 == 1:
            cls = type("New", (A,), {})
        else:
            cls = Meta("New", (), {}) if i < 20 else QuietMeta("New", (), {})
        found.append((ask(B(), cls), ask(cls(), A), ask(cls(), cls), ask(1, cls)))
        del cls
    print(found[:6], len(set(found)))


def errors():
    for cls in 1, "A", (A, 1), None, [A]:
        try:
            print(ask(1, cls))
        except TypeError as e:
            print("TypeError", e)
    print(ask(A(), (A, 1)), ask(A(), A | int), ask(1, A | int))


bases_change()
lies()
metaclasses()
short_lives()
errors()
