# python: 3.14
"""PEP 649 and 749: annotations are evaluated when asked for, in every format, through real functions."""
import annotationlib
import inspect
import types
import typing
from annotationlib import Format

VALUE, FORWARDREF, STRING = Format.VALUE, Format.FORWARDREF, Format.STRING


def simple(a: int, b: "text" = 1, *c: list[int], d: dict[str, "x"] = None, **e: float) -> str:
    return a


def forward(a: Later, b: list[Later], c: Missing | int = 0) -> Later.attribute:
    return a


class Later:
    attribute = 3
    x: int
    y: Undefined
    z: "string"

    def method(self, other: Later) -> tuple[Later, Undefined]:
        return other, self


class Child(Later):
    w: Later


class Slots:
    __slots__ = ("a",)
    a: int


def make(kind):
    local = str

    def inner(a: kind, b: local, c: kind | local) -> unbound:
        return a

    class Local:
        field: kind
        other: list[local]
        third: unbound

        def method(self: Local, x: kind) -> __class__:
            return __class__

    if kind is None:
        unbound = 1
    return inner, Local


class Scoped:
    T = int
    a: T
    b: list[T]

    def method(self, x: T) -> T:
        return x


def generic[T: int, *Ts, **P](a: T, *args: *Ts) -> list[T]:
    return [a]


class Generic[T]:
    item: T
    items: list[T]

    def get[U](self, default: U) -> T | U:
        return default


def every_format(owner):
    for fmt in VALUE, FORWARDREF, STRING:
        try:
            print("  ", fmt.name, annotationlib.get_annotations(owner, format=fmt))
        except NameError as error:
            print("  ", fmt.name, "NameError:", error)


def is_real(annotate):
    print("  ", type(annotate), annotate.__name__, annotate.__qualname__, annotate.__module__)
    code = annotate.__code__
    print("  ", code.co_name, code.co_qualname, code.co_varnames, code.co_freevars, code.co_argcount, code.co_posonlyargcount)
    print("  ", annotate.__globals__ is globals(), annotate.__closure__ and [type(c) for c in annotate.__closure__],
          annotate.__defaults__, inspect.signature(annotate))


def fake_globals(owner):
    """What annotationlib and libraries do: the same code in another namespace."""
    annotate = owner.__annotate__

    class Namespace(dict):
        def __missing__(self, key):
            return "<" + key + ">"

    function = types.FunctionType(annotate.__code__, Namespace(), closure=annotate.__closure__,
                                  argdefs=annotate.__defaults__, kwdefaults=annotate.__kwdefaults__)
    try:
        print("  ", function(VALUE))
    except Exception as error:
        print("  ", type(error), error)
    for fmt in 2, 3, 4, 5:
        try:
            print("  ", fmt, annotate(fmt))
        except NotImplementedError as error:
            print("  ", fmt, "NotImplementedError", error)
        except NameError as error:
            print("  ", fmt, "NameError", error)


def changed():
    def f(a: int):
        pass

    print(f.__annotations__)
    f.__annotations__ = {"a": str}
    print(f.__annotations__, f.__annotate__)
    f.__annotate__ = lambda fmt: {"fmt": fmt}
    print(f.__annotations__)
    f.__annotate__ = None
    print(f.__annotations__)
    del f.__annotations__
    print(f.__annotations__)
    for wrong in 3, "x":
        try:
            f.__annotate__ = wrong
        except TypeError as error:
            print(error)


def lazily():
    """Evaluated once, when first asked for; errors are raised each time."""
    log = []

    def note(x):
        log.append(x)
        return x

    def f(a: note(1), b: note(2)) -> note(3):
        pass

    print(log)
    print(f.__annotations__, log)
    print(f.__annotations__, log)

    def g(a: missing_name):
        pass

    for _ in range(2):
        try:
            g.__annotations__
        except NameError as error:
            print(error)


x: int = 1
y: Undefined
if x:
    z: str = "conditional"
else:
    never: int
for w in range(2):
    looped: float


class Conditional:
    if x:
        yes: int
    else:
        no: int
    while True:
        inside: str
        break


def main():
    for owner in simple, forward, Later, Child, Slots, Later.method, Scoped, Scoped.method, generic, Generic, Generic.get:
        print(owner.__qualname__)
        every_format(owner)
        if owner.__annotate__ is not None:
            is_real(owner.__annotate__)
            fake_globals(owner)
    for kind in int, None:
        inner, local = make(kind)
        for owner in inner, local, local.method:
            print(owner.__qualname__)
            every_format(owner)
            is_real(owner.__annotate__)
            fake_globals(owner)
        print(typing.get_type_hints(local.method))
        print(local().method(1) is local)
    changed()
    lazily()
    module = inspect.getmodule(main)
    every_format(module)
    print(sorted(name for name in vars(module) if "annot" in name))
    print(module.__annotate__.__code__.co_varnames, type(module.__annotate__))
    every_format(Conditional)
    print(sorted(name for name in vars(Conditional) if "annot" in name))
    print(inspect.signature(simple), inspect.signature(forward, annotation_format=STRING))
