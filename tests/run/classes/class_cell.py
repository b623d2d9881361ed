class A:
    def f(self):
        return __class__

    def g(self):
        return lambda: __class__.__name__


print(A().f() is A, A().g()())


class Meta(type):
    def __new__(mcls, name, bases, ns, drop=False):
        print(name, "__classcell__" in ns)
        if drop:
            ns.pop("__classcell__", None)
        return super().__new__(mcls, name, bases, ns)


class WithCell(metaclass=Meta):
    def m(self):
        return __class__


class Without(metaclass=Meta):
    def m(self):
        return 1


print(WithCell().m() is WithCell, Without().m())
try:
    class Dropped(metaclass=Meta, drop=True):
        def m(self):
            return __class__
except RuntimeError as error:
    print(str(error).split(". ")[0])


class Early:
    def m(self):
        return __class__.__name__
    try:
        m(None)
    except NameError as error:
        print(error)


print(Early().m())
