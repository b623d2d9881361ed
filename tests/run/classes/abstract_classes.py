"""isinstance() and issubclass() of abstract base classes: registered, hooked, changed, with metaclasses of their own; what the classes remember, and what patches it."""
import abc
import collections.abc
import gc
import numbers
import sys
import warnings


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...


class Square(Shape):
    def area(self):
        return 4


class Loose:
    pass


class Later:
    pass


class Sized(abc.ABC):
    asked = 0

    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            Sized.asked += 1
            return any("size" in base.__dict__ for base in other.__mro__) or NotImplemented
        return NotImplemented


class HasSize:
    size = 3


class Liar:
    @property
    def __class__(self):
        print("  asked for __class__")
        return Square


class LiesElsewhere:
    __class__ = int


class Strict(abc.ABCMeta):
    def __instancecheck__(cls, instance):
        print("  Strict.__instancecheck__", cls.__name__)
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        print("  Strict.__subclasscheck__", cls.__name__, getattr(subclass, "__name__", subclass))
        return super().__subclasscheck__(subclass)


class Checked(metaclass=Strict):
    pass


class IsChecked(Checked):
    pass


class Inherits(abc.ABCMeta):
    pass


class ByInherits(metaclass=Inherits):
    pass


class Equal(type):
    """Its classes equal each other, and have one hash."""
    def __eq__(cls, other):
        return isinstance(other, Equal)

    def __hash__(cls):
        return 1


class EqualOne(metaclass=Equal):
    pass


class EqualTwo(metaclass=Equal):
    pass


class NoWeakReferences:
    __slots__ = ()


def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as error:
        return type(error).__name__, str(error)


def is_shape(o):
    return isinstance(o, Shape)


def is_either(o):
    return isinstance(o, (int, Shape, collections.abc.Mapping))


def is_sub(c):
    return issubclass(c, Shape)


def is_sub_either(c):
    return issubclass(c, (int, Shape, collections.abc.Mapping))


def ask(o, cls):
    return isinstance(o, cls)


def ask_sub(c, cls):
    return issubclass(c, cls)


def kinds(o):
    found = []
    for name in ("Sequence", "Mapping", "Set", "Iterable", "Iterator", "Hashable", "Callable", "Sized", "Container", "Awaitable", "Generator"):
        if isinstance(o, getattr(collections.abc, name)): found.append(name)
    for name in ("Number", "Complex", "Real", "Integral"):
        if isinstance(o, getattr(numbers, name)): found.append(name)
    return found


def often():
    things = [Square(), Loose(), 1, {}, [], "s", None, Shape, Square, EqualOne(), NoWeakReferences(), LiesElsewhere()]
    for _ in range(4):
        print([is_shape(o) for o in things], [is_either(o) for o in things])
        print([is_sub(type(o)) for o in things], [is_sub_either(type(o)) for o in things])
    for o in things + [1.5, 2j, b"", set(), (i for i in ()), len, lambda: 0, iter([])]:
        first = kinds(o)
        print(first, kinds(o) == first)


def registered():
    o = Later()
    print("before", [is_shape(o) for _ in range(3)], [is_sub(Later) for _ in range(3)])
    Shape.register(Later)
    print("after", [is_shape(o) for _ in range(3)], [is_sub(Later) for _ in range(3)], is_shape(Loose()), is_shape(1))
    class Other(abc.ABC): pass
    print([is_shape(Loose()) for _ in range(3)])
    Other.register(Loose)  # no negative answer counts any longer, of any class
    print([is_shape(Loose()) for _ in range(3)], [ask(Loose(), Other) for _ in range(3)])
    Shape._abc_caches_clear()
    print(is_shape(Square()), is_shape(Later()), is_shape(Loose()))
    Shape._abc_registry_clear()
    print(is_shape(Later()), is_sub(Later))
    Shape._abc_caches_clear()
    print(is_shape(Later()), is_sub(Later))


def hooked():
    print([ask(HasSize(), Sized) for _ in range(3)], [ask(Loose(), Sized) for _ in range(3)], [ask_sub(HasSize, Sized) for _ in range(3)], Sized.asked)
    for n in range(5):
        class New:
            if n & 1: size = n
        print(ask(New(), Sized), ask(New(), Sized), ask_sub(New, Sized), Sized.asked)
        del New
        gc.collect()


def liars():
    for _ in range(2):
        print(attempt(is_shape, Liar()), attempt(ask, Liar(), int), ask(LiesElsewhere(), int), ask(LiesElsewhere(), Shape), ask(LiesElsewhere(), numbers.Integral))
        print(attempt(ask_sub, 1, Shape), attempt(ask_sub, 1, int), attempt(ask, 1, 1), attempt(ask_sub, int, 1), attempt(ask, 1, (str, 1)), attempt(ask, 1, (int, 1)), attempt(ask_sub, int, (str, (int,))))


def metaclasses():
    for _ in range(3):
        print(ask(IsChecked(), Checked), ask(Loose(), Checked), ask_sub(IsChecked, Checked), ask_sub(Loose, Checked), ask(IsChecked(), IsChecked))
        print(ask(1, ByInherits), ask(ByInherits(), ByInherits), ask_sub(int, ByInherits), ask_sub(ByInherits, ByInherits))
        print(ask(EqualOne(), Shape), ask_sub(EqualTwo, Shape))
    Shape.register(EqualOne)
    print(ask(EqualOne(), Shape), ask(EqualTwo(), Shape), ask_sub(EqualOne, Shape), ask_sub(EqualTwo, Shape))
    Inherits.__instancecheck__ = lambda cls, o: o == 1
    Inherits.__subclasscheck__ = lambda cls, c: c is float
    print(ask(1, ByInherits), ask(2, ByInherits), ask_sub(int, ByInherits), ask_sub(float, ByInherits))
    del Inherits.__instancecheck__, Inherits.__subclasscheck__
    print(ask(1, ByInherits), ask_sub(float, ByInherits))


def patched():
    square, loose = Square(), Loose()
    before = abc.ABCMeta.__instancecheck__
    abc.ABCMeta.__instancecheck__ = lambda cls, o: (print("  patched", cls.__name__), before(cls, o))[1]
    print(is_shape(square), is_shape(loose), is_sub(Square))
    abc.ABCMeta.__instancecheck__ = before
    print(is_shape(square), is_shape(loose))
    code = before.__code__
    before.__code__ = (lambda cls, instance: "changed").__code__
    print(is_shape(loose), is_shape(1))
    before.__code__ = code
    builtin = abc._abc_instancecheck
    abc._abc_instancecheck = lambda cls, o: (print("  instead", cls.__name__), False)[1]
    print(is_shape(loose), is_shape(Square()))
    abc._abc_instancecheck = builtin
    print(is_shape(square), is_shape(loose))
    data = Shape._abc_impl
    Shape._abc_impl = 3
    print(attempt(is_shape, loose), attempt(is_sub, Loose), attempt(is_shape, square))
    Shape._abc_impl = collections.abc.Mapping._abc_impl
    print(is_shape({}), is_shape(loose), is_sub(dict))
    Shape._abc_impl = data
    print(is_shape(square), is_shape(loose), is_sub(dict))
    abc.ABCMeta._abc_impl = property(lambda cls: 4)
    print(attempt(is_shape, loose), attempt(is_sub, Loose))
    del abc.ABCMeta._abc_impl
    print(is_shape(square), is_shape(loose))


def deep(n):
    return isinstance(1, Shape) if n == 0 else deep(n - 1)


def at_limit():
    """Not at the very last levels: see README."""
    print(is_shape(1), [attempt(deep, n) for n in (50, 100)])


def traced():
    seen = []

    def watch(frame, event, arg):
        if frame.f_code.co_filename != __file__ and event == "call": seen.append(frame.f_code.co_name)
    is_shape(1), is_sub(int)
    sys.setprofile(watch)
    try:
        is_shape(1), is_sub(int)
    finally:
        sys.setprofile(None)
    print([name for name in seen if name.endswith("check__")])


def matched(o):
    match o:
        case Square(): return "square"
        case Shape(): return "shape"
        case collections.abc.Mapping(): return "mapping"
        case collections.abc.Sequence(): return "sequence"
        case numbers.Integral(): return "integral"
    return None


def forgotten():
    """Classes that die are no longer remembered, whoever comes to their address."""
    for n in range(40):
        cls = type("Made", (Square,) if n % 3 == 0 else (), {})
        print(end="%d%d" % (is_shape(cls()), is_sub(cls)))
        del cls
        gc.collect()
    print()


def main():
    warnings.simplefilter("ignore")
    often()
    registered()
    hooked()
    liars()
    metaclasses()
    patched()
    at_limit()
    traced()
    forgotten()
    print([matched(o) for o in (Square(), Later(), {}, [], "s", 5, 1.5, None)] * 2)
