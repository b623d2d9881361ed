# python: 3.14
"""Who reads annotations of compiled functions and classes: dataclasses, typing, functools, inspect, metaclasses, annotationlib's own helpers."""
import annotationlib
import copy
import dataclasses
import functools
import inspect
import pickle
import typing
import weakref
from annotationlib import Format, ForwardRef


@dataclasses.dataclass
class Node:
    value: int
    next: Node | None = None
    parts: list[Missing] = dataclasses.field(default_factory=list)
    count: typing.ClassVar[int] = 0
    start: dataclasses.InitVar[Later | None] = None

    def __post_init__(self, start):
        self.started = start


@dataclasses.dataclass(slots=True, frozen=True, order=True)
class Point:
    x: float
    y: float = 0.0
    other: Point | None = None

    def cell(self) -> Point:
        return __class__


class Pair(typing.NamedTuple):
    first: Later
    second: int = 2


class Movie(typing.TypedDict, total=False):
    title: typing.Required[str]
    other: NotThere


class Readable(typing.Protocol):
    size: int

    def read(self, n: int) -> bytes: ...


class Later:
    size = 3

    def read(self, n):
        return b""


class Collects(type):
    def __new__(meta, name, bases, namespace, **options):
        annotate = annotationlib.get_annotate_from_class_namespace(namespace)
        cls = super().__new__(meta, name, bases, namespace)
        if annotate is not None:
            cls.seen = annotationlib.call_annotate_function(annotate, Format.FORWARDREF, owner=cls)
            cls.text = annotationlib.call_annotate_function(annotate, Format.STRING)
        return cls


class Model(metaclass=Collects):
    a: int
    b: NotThere
    c: list[Model]
    d: dict[str, NotThere.inner[int]] = {}


class Sub(Model):
    e: lambda x: x + 1
    f: [n * 2 for n in (1, 2)]
    g: {k: [k] for k in (1, 2)}
    h: 1 if Model.a_flag else 2
    a_flag = True


Model.a_flag = 0


@functools.singledispatch
def dispatched(x):
    return "object"


@dispatched.register
def _(x: int):
    return "int"


@dispatched.register
def _(x: list | tuple) -> str:
    return "list or tuple"


def wrapper(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)

    return inner


@wrapper
def wrapped(a: Node, b: NotThere = 1) -> Later:
    return a


def shows(what, call):
    try:
        print(what, call())
    except Exception as e:
        print(what, type(e).__name__, e)


def formats(owner):
    for fmt in Format.VALUE, Format.FORWARDREF, Format.STRING:
        shows(fmt.name, lambda: annotationlib.get_annotations(owner, format=fmt))


async def coroutine(a: Later, *, b: NotThere = 1) -> Later:
    yield_ = a
    return yield_


async def asynchronous(a: Later) -> typing.AsyncIterator[Later]:
    yield a


def generator[T: (int, str) = int](a: T) -> typing.Iterator[T]:
    yield a


class Methods:
    @staticmethod
    def static(a: Methods) -> Later: ...

    @classmethod
    def of_class(cls, a: Methods) -> cls_name: ...

    @property
    def prop(self) -> Methods: ...

    @functools.cached_property
    def cached(self) -> Later: ...

    partial = functools.partial(lambda self, a: a)


def conditionally(flag):
    class Local:
        if flag:
            a: int
        else:
            b: Later
        for _ in range(1):
            try:
                c: flag
            finally:
                d: typing.Literal["x", 1]
        with open("/dev/null") as file:
            e: "text"
        match flag:
            case 0:
                f: int
            case _:
                g: str

    return Local


def forward_refs():
    for name, ref in sorted(Model.seen.items()):
        if isinstance(ref, ForwardRef):
            print(name, ref.__forward_arg__, ref.__owner__, ref.__forward_is_class__)
            shows("  late", lambda: ref.evaluate(globals={"NotThere": int, "Model": Model}))
            shows("  early", ref.evaluate)
            shows("  forwardref", lambda: ref.evaluate(format=Format.FORWARDREF) is ref)
    print(Model.text, Sub.text)


def lifetimes():
    """An annotate function keeps the cells of its function, no more."""
    class Thing:
        pass

    def make(thing, unused):
        def f(a: thing):
            pass

        return f

    thing, unused = Thing(), Thing()
    of_thing, of_unused = weakref.ref(thing), weakref.ref(unused)
    f = make(thing, unused)
    del thing, unused
    print(of_thing() is not None, of_unused() is None)
    print(isinstance(f.__annotations__["a"], Thing))
    f.__annotate__ = None
    print(of_thing() is not None)
    f.__annotations__ = {}
    print(of_thing() is None)


def copied():
    for f in wrapped, coroutine, Methods.static:
        g = copy.copy(f)
        print(g is f, pickle.loads(pickle.dumps(f)) is f)
    made = type(wrapped)(wrapped.__wrapped__.__code__, globals(), "made")
    print(made.__annotations__, made.__annotate__)
    made.__annotate__ = wrapped.__annotate__
    print(annotationlib.get_annotations(made, format=Format.STRING))
    print(wrapped.__annotate__ is wrapped.__wrapped__.__annotate__)


def main():
    print([(f.name, f.type if isinstance(f.type, (type, str)) else str(f.type)) for f in dataclasses.fields(Node)])
    print(Node(1, Node(2), start=5), Node(1, start=5).started)
    for cls in Node, Point, Pair, Later:
        for fmt in Format.VALUE, Format.FORWARDREF, Format.STRING:
            shows(cls.__name__, lambda: inspect.signature(cls, annotation_format=fmt))
        shows("init", lambda: cls.__init__.__annotations__)
        shows("new", lambda: cls.__new__.__annotations__)
        shows("hints", lambda: typing.get_type_hints(cls))
    print(Point(1) < Point(2), Point(1).cell() is Point)
    print(Pair(1), Pair.__annotations__)
    formats(Movie)
    print(Movie.__required_keys__, Movie.__optional_keys__)
    shows("isinstance", lambda: isinstance(Later(), Readable))
    shows("isinstance", lambda: isinstance(Later(), typing.runtime_checkable(Readable)))
    print(sorted(typing.get_protocol_members(Readable)))
    print(sorted(Sub.seen), Sub.seen["f"], Sub.seen["g"], Sub.seen["h"], Sub.seen["e"](1))
    forward_refs()
    print(dispatched(1), dispatched(()), dispatched(""), dispatched(True))
    formats(wrapped)
    shows("inspect", lambda: inspect.get_annotations(wrapped, format=Format.STRING))
    for f in coroutine, asynchronous, generator, Methods.static, Methods.of_class, Methods.prop.fget, Methods.cached.func:
        formats(f)
        shows("signature", lambda: inspect.signature(f, annotation_format=Format.FORWARDREF))
        shows("hints", lambda: typing.get_type_hints(f))
    for flag in 0, 1:
        formats(conditionally(flag))
    lifetimes()
    copied()
