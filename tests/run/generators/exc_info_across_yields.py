import sys


def info():
    return repr(sys.exc_info()[1])


def g():
    yield "start " + info()
    try:
        raise ValueError("inner")
    except ValueError:
        yield "handling " + info()
        yield "still " + info()
    yield "after " + info()


it = g()
print(next(it))
try:
    raise KeyError("outer")
except KeyError:
    print(next(it), "| outside", info())
    print(next(it), "| outside", info())
print("between", info())
print(next(it), "|", info())


def sees_caller():
    yield info()
    try:
        yield info()
    finally:
        print("finally sees", info())


it = sees_caller()
try:
    raise IndexError("caller")
except IndexError:
    print(next(it), next(it))
it.close()


def reraise():
    try:
        raise ValueError("to be raised again")
    except ValueError:
        yield 1
        raise


it = reraise()
next(it)
try:
    raise KeyError("other active")
except KeyError:
    try:
        next(it)
    except ValueError as e:
        print(repr(e), repr(e.__context__))


def nested():
    try:
        raise TypeError("outer gen")
    except TypeError:
        for x in sub():
            yield x, info()


def sub():
    try:
        raise OSError("sub")
    except OSError:
        yield info()
    yield info()


print(list(nested()))


def no_active():
    yield
    raise


it = no_active()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e)
it = no_active()
next(it)
try:
    raise ValueError("active outside")
except ValueError:
    try:
        next(it)
    except Exception as e:
        print(type(e).__name__, e)
context = []


def throw_context():
    try:
        raise KeyError("handled inside")
    except KeyError:
        try:
            yield
        except ValueError as e:
            context.append(repr(e.__context__))
            yield


it = throw_context()
next(it)
it.throw(ValueError("thrown"))
print(context)
