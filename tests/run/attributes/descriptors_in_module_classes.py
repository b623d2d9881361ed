# A class of modules: what its descriptors refuse, the module says in its own words, whether or not another module has an attribute of that name in its dict.
import types


class Refusing:
    def __get__(self, o, t):
        raise AttributeError("refused")


class Giving:
    def __get__(self, o, t):
        return "given to " + o.__name__


class Module(types.ModuleType):
    a = Refusing()
    b = Giving()
    c = Refusing()

    def d(self):
        return "d of " + self.__name__


def of_a(o):
    return o.a


def of_b(o):
    return o.b


def of_c(o):
    return o.c


def of_d(o):
    return o.d()


def attempt(f, o):
    try:
        return f(o)
    except AttributeError as e:
        return f"{e} ({e.name})"


def main():
    own, bare, hooked = Module("own"), Module("bare"), Module("hooked")
    own.a, own.b, own.c, own.d = "own a", "own b", "own c", lambda: "own d"
    hooked.__getattr__ = lambda name: "hook for " + name
    for f in of_a, of_b, of_d:
        for o in own, own, bare, bare, hooked, hooked, own, bare:
            print(f.__name__, o.__name__, attempt(f, o))
    for o in bare, bare, own, own, hooked, hooked, bare:
        print("of_c", o.__name__, attempt(of_c, o))
    del own.a
    print(attempt(of_a, own))
    Refusing.__get__ = Giving.__get__
    print(attempt(of_a, own), attempt(of_a, bare), attempt(of_c, own))
    del Giving.__get__
    print(type(of_b(bare)) is Giving, of_b(own))
