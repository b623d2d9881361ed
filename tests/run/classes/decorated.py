def tag(label):
    print("make", label)

    def decorate(target):
        print("apply", label, target.__name__)
        target.tags = getattr(target, "tags", ()) + (label,)
        return target
    return decorate


@tag("outer")
@tag("inner")
class A:
    @tag("method")
    def f(self):
        return "f"

    @staticmethod
    @tag("static")
    def s():
        return "s"

    @classmethod
    @tag("class")
    def c(cls):
        return cls.__name__

    @property
    @tag("prop")
    def p(self):
        return "p"


a = A()
print(A.tags, a.f(), a.s(), A.c(), a.p, A.f.tags, A.s.tags, A.c.tags, A.p.fget.tags)


@(lambda cls: cls())
class singleton:
    v = 1


print(singleton.v)
registry = {}


@registry.setdefault
def key(): return "unused"


print([f.__name__ for f in registry])
