# python: 3.12
"""type statements (PEP 695): the value is computed when asked for, once."""
import pickle
import types
import typing


def show(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def tell(what):
    print("evaluated", what)
    return what


type Simple = tell(int)
print(Simple, Simple.__name__, Simple.__type_params__, Simple.__module__, type(Simple) is typing.TypeAliasType)
print(Simple.__value__, Simple.__value__, Simple.__parameters__)
type Recursive = list[Recursive] | None
print(Recursive.__value__, Recursive | int, int | Recursive)
type Pair[A, B: tell(str)] = tuple[A, B]
print(Pair.__value__, Pair[int, bytes], Pair[int, bytes].__args__, Pair[int, bytes].__origin__, Pair.__type_params__)
print(Pair.__type_params__[1].__bound__, Pair.__parameters__)
type Variadic[T, *Ts, **P] = typing.Callable[P, tuple[T, *Ts]]
print(Variadic.__value__, Variadic[int, str, [bool]], Variadic.__type_params__)
type Late = not_there_yet
print(show(lambda: Late.__value__))
not_there_yet = 5
print(show(lambda: Late.__value__))
not_there_yet = 6
print(Late.__value__)
type Failing = tell(1) / 0
for _ in range(2):
    print(show(lambda: Failing.__value__))
print(show(lambda: Simple[int]), show(lambda: isinstance(1, Simple)), show(lambda: setattr(Simple, "x", 1)))
print(show(lambda: setattr(Simple, "__value__", 1)), show(lambda: setattr(Simple, "__name__", "x")))
print(pickle.loads(pickle.dumps(Simple)) is Simple)


class Holder:
    kind = "class attribute"
    type Inner = tell(kind)
    type Own[T] = dict[T, Inner]

    def method(self):
        type Local = tell(__class__)
        return Local


print(Holder.Inner, Holder.Inner.__value__, Holder.Own.__value__, Holder().method().__value__, Holder.Own[int])
Holder.kind = "changed"


class Late2:
    type A = late_attribute
    late_attribute = 1


print(Late2.A.__value__)
late_attribute = "global"


class Late3:
    type A = late_attribute


Late3.late_attribute = "set later"
print(show(lambda: Late3.A.__value__))


def function(x):
    y = x + 1
    type Closure = tell((x, y))
    type Generic[T] = tuple[T, typing.Literal[x]]
    y = 100
    return Closure, Generic


closure, generic = function(1)
print(closure.__value__, generic[int], generic.__value__, closure.__name__)


def loops():
    made = []
    for i in range(3):
        type Each = list[i]
        made.append(Each)
    return made


print([a.__value__ for a in loops()])


def annotated(x: Pair[int, str]) -> Recursive:
    return x


print(annotated.__annotations__, typing.get_type_hints(annotated))
match Simple:
    case typing.TypeAliasType(__name__=n):
        print("matched", n)
type = "a soft keyword"
type.upper
print(type, types.resolve_bases((int,)))
