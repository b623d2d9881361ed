# __context__ of exceptions thrown into, raised in and passing out of generators.
import sys


def chain(e):
    seen = []
    while e is not None and len(seen) < 5:
        seen.append(repr(e))
        e = e.__context__
    return seen


def handling():
    try:
        raise KeyError("handled in the generator")
    except KeyError:
        try:
            yield 1
        except ValueError as e:
            yield chain(e)
        yield chain(sys.exc_info()[1])
        raise TypeError("raised in the handler")


g = handling()
next(g)
try:
    raise OSError("handled by the caller")
except OSError:
    print(g.throw(ValueError("thrown")))
    print(next(g), chain(sys.exc_info()[1]))
    try:
        next(g)
    except TypeError as e:
        print(chain(e))
    print(chain(sys.exc_info()[1]))
g = handling()
next(g)
v = ValueError("outside any handler")
print(g.throw(v), chain(v))


def escaping():
    try:
        yield
    except ValueError as e:
        raise TypeError("in place of it") from e
    finally:
        try:
            raise LookupError("inside finally")
        except LookupError as e:
            print(chain(e))


g = escaping()
next(g)
try:
    g.throw(ValueError("first"))
except TypeError as e:
    print(chain(e), repr(e.__cause__))


def pep479():
    try:
        yield next(iter(()))
    finally:
        print("leaving", chain(sys.exc_info()[1]))


try:
    try:
        raise KeyError("active")
    except KeyError:
        list(pep479())
except RuntimeError as e:
    print(e, chain(e), repr(e.__cause__), e.__suppress_context__)


def suspended_in_handler():
    for i in range(3):
        try:
            raise IndexError(i)
        except IndexError:
            yield chain(sys.exc_info()[1])


for c in suspended_in_handler():
    print(c, sys.exc_info())
a, b = suspended_in_handler(), suspended_in_handler()
print(next(a), next(b), next(a), sys.exc_info()[1])


def delegate():
    try:
        raise KeyError("in delegate")
    except KeyError:
        yield from sees()


def sees():
    try:
        yield chain(sys.exc_info()[1])
    except ValueError as e:
        yield chain(e)


g = delegate()
print(next(g), g.throw(ValueError("down")))
