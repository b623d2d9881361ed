# Compiled and interpreted generators delegate to each other. What exec makes is interpreted in every case.
SOURCE = '''
def i_inner(n):
    try:
        got = yield "i", n
        yield "i got", got
    except ValueError as e:
        yield "i caught", repr(e)
    finally:
        print("i finally")
    return "i result"
def i_outer(make, n):
    try:
        r = yield from make(n)
    except KeyError as e:
        yield "i_outer caught", repr(e)
        r = None
    yield "i_outer", r
def i_items(g):
    return [x for x in g]
'''
exec(SOURCE)


def c_inner(n):
    try:
        got = yield "c", n
        yield "c got", got
    except ValueError as e:
        yield "c caught", repr(e)
    finally:
        print("c finally")
    return "c result"


def c_outer(make, n):
    try:
        r = yield from make(n)
    except KeyError as e:
        yield "c_outer caught", repr(e)
        r = None
    yield "c_outer", r


def show(f, *args):
    try:
        return "ok", f(*args)
    except BaseException as e:
        return type(e).__name__, str(e), repr(e.__context__)


for outer in (c_outer, i_outer):
    for inner in (c_inner, i_inner):
        print(list(outer(inner, 0)), i_items(outer(inner, 1)))
        for operation in (("send", 5), ("throw", ValueError("v")), ("throw", KeyError("k")), ("throw", ValueError, "a", None),
                          ("throw", GeneratorExit), ("close",), ("throw", StopIteration(3))):
            g = outer(inner, 2)
            print(next(g), type(g.gi_yieldfrom).__name__, g.gi_yieldfrom.gi_suspended, show(getattr(g, operation[0]), *operation[1:]),
                  show(next, g), show(next, g))
        deep = outer(lambda n: outer(lambda m: outer(inner, m), n), 4)
        print(show(next, deep), show(deep.throw, ValueError("deep")), list(deep))
