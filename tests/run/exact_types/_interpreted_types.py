import collections
import copy
import functools
import inspect
import pprint
import types


class Subclasses(type):
    def __subclasscheck__(cls, other):
        return other == types.GeneratorType


class Any(metaclass=Subclasses):
    pass


def look(generator, coroutine, function, cls):
    c = coroutine()
    c.close()
    objects = [generator(), (x for x in ()), c, function, look, cls.__init__]
    kinds = [type(x) for x in objects]
    table = {types.GeneratorType: "generator", types.CoroutineType: "coroutine", types.FunctionType: "function"}
    for hot in range(60):  # the interpreter's own shortcut for type(x) is taken after a while
        assert [table.get(type(x)) for x in objects] == [table[kind] for kind in kinds]
    print([table.get(kind) for kind in kinds], kinds)
    print(kinds[0] == types.GeneratorType, types.GeneratorType == kinds[0], kinds[0] != types.GeneratorType, kinds[0] == kinds[1], kinds[0] == types.FunctionType)
    print(len(set(kinds)), sorted(collections.Counter(kinds).values()), kinds.count(types.FunctionType), kinds.index(types.CoroutineType), types.FunctionType in kinds)
    print([[isinstance(x, kind) for x in objects] for kind in kinds])
    print([[issubclass(a, b) for a in kinds] for b in kinds], [issubclass(kind, object) for kind in kinds])
    print([kind.__mro__ for kind in kinds], [kind.__base__ for kind in kinds], [kind.__bases__ for kind in kinds])
    print([kind.__name__ for kind in kinds], [kind.__module__ for kind in kinds], [kind.__class__ for kind in kinds])
    print([kind.__dict__ == base.__dict__ for kind, base in zip(kinds, (types.GeneratorType, types.GeneratorType, types.CoroutineType, types.FunctionType, types.FunctionType, types.FunctionType))])
    print(kinds[0].send is types.GeneratorType.send, kinds[2].__await__ is types.CoroutineType.__await__, kinds[3].__get__ is types.FunctionType.__get__)
    print([isinstance(kind, type) for kind in kinds], issubclass(types.GeneratorType, Any), issubclass(kinds[0], Any))
    for attempt in (lambda: kinds[0](), lambda: kinds[0] < kinds[1], lambda: setattr(kinds[0], "x", 1), lambda: kinds[0].nothing, lambda: type("D", (kinds[0],), {})):
        try:
            print(attempt())
        except (TypeError, AttributeError) as error:
            print(error)
    made = kinds[3](function.__code__, globals(), "made")
    print(made, type(made) is types.FunctionType)
    print(copy.copy(function) is function, copy.deepcopy([function])[0] is function, pprint.pformat([kinds[0]]))
    print(inspect.isgenerator(objects[0]), inspect.iscoroutine(c), inspect.isfunction(function), inspect.ismethod(cls().__init__), inspect.isawaitable(c))

    dispatched = functools.singledispatch(lambda x: "other")
    dispatched.register(kinds[0])(lambda x: "generator")
    dispatched.register(kinds[3])(lambda x: "function")
    print([dispatched(x) for x in objects], dispatched.dispatch(kinds[1])(1))
