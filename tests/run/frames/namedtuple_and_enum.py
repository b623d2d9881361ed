import collections
import dataclasses
import enum
import pickle
import typing

Point = collections.namedtuple("Point", "x y")
print(Point.__module__ == __name__, Point(1, 2), Point(1, 2)._replace(x=5), Point._fields, pickle.loads(pickle.dumps(Point(1, 2))))


def make():
    return collections.namedtuple("Inner", ["a", "b"], defaults=[5])


Inner = make()
print(Inner.__module__ == __name__, Inner(1))
Colour = enum.Enum("Colour", "RED GREEN")
print(Colour.__module__ == __name__, list(Colour), pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED)


class Typed(typing.NamedTuple):
    x: int
    y: str = "default"

    def both(self):
        return self.x, self.y


print(Typed(1), Typed(1, "b").both(), Typed.__annotations__, Typed.__module__ == __name__)


class Flag(enum.IntFlag):
    A = 1
    B = 2
    C = A | B

    def describe(self):
        return self.name


print(Flag.A | Flag.B, Flag.C.describe(), list(Flag), Flag(3))


@dataclasses.dataclass(order=True)
class Data:
    a: int
    b: list = dataclasses.field(default_factory=list)
    c: str = "c"

    def __post_init__(self):
        self.total = self.a + len(self.b)


print(Data(1), Data(1) < Data(2), Data(1, [2]).total, dataclasses.asdict(Data(3)), dataclasses.replace(Data(1), c="z"))
T = typing.TypeVar("T")
print(T.__module__ == __name__)


class Generic(typing.Generic[T]):
    def get(self) -> T:
        return 1


print(Generic[int]().get(), Generic[int].__origin__ is Generic)
Dict = typing.TypedDict("Dict", {"k": int})
print(Dict(k=1), Dict.__module__ == __name__)
new = typing.NewType("new", int)
print(new(5), new.__module__ == __name__)
