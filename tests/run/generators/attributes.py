import inspect
import types


def g(a, b=2):
    """Documented."""
    x = yield a
    yield from [x, b]


it = g(1)
print(isinstance(it, types.GeneratorType), inspect.isgenerator(it), inspect.isgeneratorfunction(g), g.__doc__)
print(inspect.getgeneratorstate(it), it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.gi_code is g.__code__)
print(it.gi_frame.f_lineno, it.gi_frame.f_code is g.__code__, it.gi_frame.f_back)
next(it)
print(inspect.getgeneratorstate(it), it.gi_running, it.gi_suspended, it.gi_frame.f_lineno, sorted(it.gi_frame.f_locals))
it.send(5)
print(type(it.gi_yieldfrom).__name__, it.gi_frame.f_lineno, it.gi_suspended)
next(it)
print(list(it), inspect.getgeneratorstate(it), it.gi_frame, it.gi_yieldfrom, it.gi_suspended)
it.__name__ = "renamed"
it.__qualname__ = "q.renamed"
print(repr(it).split(" at ")[0], it.__name__)
for bad in (("__name__", 5), ("__qualname__", None)):
    try:
        setattr(it, *bad)
    except TypeError as e:
        print(e)
for name in ("gi_frame", "gi_running", "gi_code", "foo"):
    try:
        setattr(it, name, 1)
    except AttributeError as e:
        print(name, "AttributeError")


def running():
    print(inspect.getgeneratorstate(me[0]), me[0].gi_running, me[0].gi_suspended, me[0].gi_frame.f_code.co_name)
    yield


me = [None]
me[0] = running()
next(me[0])
print(me[0].gi_running)
print((x for x in ()).__name__, (x for x in ()).__qualname__, [d for d in dir(it) if not d.startswith("__")])
print(inspect.getgeneratorlocals(g(7)), hasattr(it, "__dict__"))
try:
    type(it)()
except TypeError as e:
    print(e)
