class S:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = S()
print(s.a, S.__slots__)
for test in (lambda: s.b, lambda: setattr(s, "c", 1), lambda: s.__dict__):
    try:
        print(test())
    except AttributeError as error:
        print(error)
s.b = 5
del s.a
try:
    s.a
except AttributeError as error:
    print(error)


class P:
    def __init__(self):
        self._v = 0

    @property
    def v(self):
        "the doc of v"
        print("getting")
        return self._v

    @v.setter
    def v(self, value):
        print("setting", value)
        self._v = value

    @v.deleter
    def v(self):
        print("deleting")
        self._v = None

    @property
    def readonly(self):
        return 1

    @property
    def broken(self):
        return self.missing_attribute


p = P()
p.v += 5
p.v -= 1
del p.v
print(p.v, P.v.__doc__)
for test in (lambda: setattr(p, "readonly", 1), lambda: p.broken, lambda: delattr(p, "readonly")):
    try:
        test()
    except AttributeError as error:
        print(error)


class G:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(f"no {name}")

    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return super().__getattribute__(name)

    def __dir__(self):
        return ["b", "a"]


g = G()
print(g.xyz, g.secret, dir(g), hasattr(g, "y"))
try:
    g.y
except AttributeError as error:
    print(error)
