# What type(x) is in compiled code, however it is called
import collections
import copyreg
import functools
import itertools
import operator
import types

from _interpreted import coro, gen


def numbers(n=2):
    for i in range(n):
        yield i


async def coroutine():
    return 1


class C:
    def method(self):
        pass

    __slots__ = ("x",)


def closed(c):
    c.close()
    return c


def objects():
    return [numbers(), gen(1), closed(coroutine()), closed(coro()), numbers, copyreg.pickle, C().method, (x for x in ()), lambda: 0, len, 1, C, C()]


def names(kinds):
    return [k.__name__ for k in kinds]


GENERATOR = type(x for x in ())
COROUTINE = type(closed(coroutine()))
FUNCTION = type(lambda: None)
TABLE = {types.GeneratorType: "generator", types.FunctionType: "function", types.CoroutineType: "coroutine", types.MethodType: "method", int: "int"}


def direct():
    print(GENERATOR is types.GeneratorType, COROUTINE is types.CoroutineType, FUNCTION is types.FunctionType, FUNCTION is types.LambdaType)
    print([TABLE.get(type(x)) for x in objects()])
    print(type(numbers()) is type(gen(1)), type(numbers) == type(copyreg.pickle), type(closed(coroutine())) is type(closed(coro())))
    print([isinstance(x, GENERATOR) for x in objects()], [isinstance(x, FUNCTION) for x in objects()])
    print([type(x) is x.__class__ for x in objects()])
    print(type(type(numbers())), type(numbers()).__mro__, type(numbers).__mro__, type(numbers()).__base__)
    print(type(closed(coroutine())).__dict__ is not None, type(numbers()).__doc__, type(numbers).__doc__[:20])
    for hot in range(100):
        assert type(numbers()) is GENERATOR and type(numbers) is FUNCTION


def through_c():
    known = {types.GeneratorType, types.FunctionType, types.CoroutineType}
    print([kind in known for kind in map(type, objects())])
    print([len(list(group)) for kind, group in itertools.groupby(objects(), type)], [kind.__name__ for kind, _ in itertools.groupby(objects(), key=type)])
    print(names(sorted(map(type, objects()), key=operator.attrgetter("__name__"))))
    print(sorted(collections.Counter(map(type, objects())).values()))
    print(functools.partial(type)(numbers()) is GENERATOR, type(*[numbers()]) is GENERATOR, type.__call__(type, 1))
    by_type = collections.defaultdict(list)
    for x in objects():
        by_type[type(x)].append(x)
    print([(kind.__name__, len(found)) for kind, found in by_type.items()])
    print(max(objects(), key=lambda x: type(x) is GENERATOR).__name__, list(filter(lambda x: type(x) is FUNCTION, objects()))[0].__name__)


def patterns(x):
    match x:
        case types.GeneratorType():
            return "generator"
        case types.CoroutineType():
            return "coroutine"
        case types.FunctionType(__name__=name):
            return name
        case types.MethodType():
            return "method"
        case _:
            return "other"


@functools.singledispatch
def dispatched(x):
    return "other"


dispatched.register(types.GeneratorType, lambda x: "generator")
dispatched.register(types.FunctionType, lambda x: "function")
dispatched.register(GENERATOR.__mro__[0], lambda x: "generator again")


def errors():
    for call in (lambda: type(numbers())(), lambda: type(numbers(), 1), lambda: type(closed(coroutine()))(1), lambda: type(x=numbers())):
        try:
            print(call())
        except TypeError as error:
            print(error)
    try:
        class D(type(numbers())):
            pass
    except TypeError as error:
        print(error)
    made = type(numbers)(numbers.__code__, globals(), "made", (3,))
    print(type(made) is FUNCTION, made.__name__, list(made()))


direct()
through_c()
print([patterns(x) for x in objects()])
print([dispatched(x) for x in objects()])
errors()
