"""Generators driven by scripts of next, send, throw and close; delegation to iterators that misbehave; corners of the protocol."""
import sys, types, gc, weakref, traceback, inspect, warnings, itertools, contextlib

def show(f, *a):
    try: r = f(*a)
    except BaseException as e:
        print("  raised", type(e).__name__, e.args, "ctx", repr(e.__context__), "cause", repr(e.__cause__), e.__suppress_context__)
        return
    print("  ->", r)

def g1():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
    except ValueError as e:
        print("caught", e, repr(e.__context__))
        yield 'handled'
    finally:
        print("finally")
    return 'end'
for script in [["n","n","n"], ["n","s5","s6"], ["s5"], ["n","tv","n"], ["tv"], ["n","c","n"], ["c","n"], ["n","ti","n"], ["n","n","tv","c"], ["n", "tg", "n"], ["n","ts"], ["n","tc"], ["n","tt"], ["n","tn"], ["n","t3"]]:
    print(script)
    g = g1()
    for s in script:
        if s == "n": show(next, g)
        elif s[0] == "s": show(g.send, int(s[1:]))
        elif s == "tv": show(g.throw, ValueError("tv"))
        elif s == "ti": show(g.throw, IndexError)
        elif s == "tg": show(g.throw, GeneratorExit)
        elif s == "ts": show(g.throw, StopIteration("si"))
        elif s == "tc": show(g.throw, ValueError, "msg", None)
        elif s == "tt": show(g.throw, ValueError, ValueError("inst"))
        elif s == "tn": show(g.throw, ValueError("i"), "val")
        elif s == "t3": show(g.throw, 3)
        elif s == "c": show(g.close)
        print("   ", inspect.getgeneratorstate(g), g.gi_running, g.gi_frame is None, g.gi_suspended, g.gi_yieldfrom)

class It:
    def __init__(self, *names):
        self.i = 0
        for n in names: setattr(self, n, None)
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3:
            r = StopIteration('ret'); raise r
        return self.i
class Full(It):
    def send(self, v): print("send", v); return ('sent', v)
    def throw(self, *a): print("throw", len(a), a[0] if isinstance(a[0], type) else repr(a[0])); raise KeyError("from throw")
    def close(self): print("close")
class BadClose(Full):
    def close(self): raise OSError("close failed")
class NotCallable(It):
    throw = 5
    close = 6
class Raising(It):
    @property
    def throw(self): raise RuntimeError("prop")
    @property
    def close(self): raise RuntimeError("propclose")
def deleg(it):
    try:
        r = yield from it
        print("result", r)
    except Exception as e:
        print("in deleg", type(e).__name__, e, repr(e.__context__))
        raise
    yield 'after'
for cls in It, Full, BadClose, NotCallable, Raising:
    for script in ["nnnnn", "nsn", "nt", "nc", "nT", "ng", "sn", "nnsnc"]:
        print(cls.__name__, script)
        g = deleg(cls())
        for s in script:
            if s == 'n': show(next, g)
            if s == 's': show(g.send, 7)
            if s == 't': show(g.throw, ZeroDivisionError("z"))
            if s == 'T': show(g.throw, ZeroDivisionError)
            if s == 'g': show(g.throw, GeneratorExit("ge"))
            if s == 'c': show(g.close)
            print("   ", inspect.getgeneratorstate(g), type(g.gi_yieldfrom).__name__)
# close raising
def bad_close():
    try: yield 1
    except GeneratorExit: yield 2
g = bad_close(); next(g); show(g.close)
def close_ret():
    try: yield 1
    except GeneratorExit: return 5
g = close_ret(); next(g); show(g.close)
def close_other():
    try: yield 1
    finally: raise KeyError('x')
g = close_other(); next(g); show(g.close)
def reent():
    try: next(me)
    except ValueError as e: print(e)
    try: me.close()
    except ValueError as e: print(e)
    try: me.throw(KeyError)
    except ValueError as e: print(e)
    try: me.send(None)
    except ValueError as e: print(e)
    yield 1
me = reent(); next(me)
def si(): 
    yield 1
    raise StopIteration(3)
show(list, si())
def si2():
    yield next(iter([]))
show(list, si2())
show(list, (next(iter([])) for _ in [1]))
# attributes
g = g1(); g.__name__ = 'nm'; g.__qualname__ = 'qn'
print(g.__name__, g.__qualname__, repr(g).split(' at ')[0], g1.__name__)
for a, v in [("__name__", 3), ("gi_frame", 1), ("gi_code", 1), ("gi_running", 1), ("foo", 1)]:
    try: setattr(g, a, v)
    except Exception as e: print(type(e).__name__, e)
try: del g.__name__
except Exception as e: print(type(e).__name__, e)
print(g.gi_code is g1.__code__, g.gi_frame.f_code.co_name, g.gi_frame.f_lineno - g1.__code__.co_firstlineno, g.gi_frame.f_locals)
next(g); print(g.gi_frame.f_locals, g.gi_frame.f_lineno - g1.__code__.co_firstlineno, g.gi_frame.f_back)
show(g.send); show(g.send, 1, 2); show(g.throw); show(g.throw, 1, 2, 3, 4); show(g.close, 1)
import pickle, copy
for f in pickle.dumps, copy.copy, copy.deepcopy:
    try: f(g)
    except TypeError as e: print(e)
print(hasattr(g, '__dict__'), g.__iter__() is g, iter(g) is g, bool(g))
r = weakref.ref(g); del g; print(r())
# locals with deleted
def lg(a, *b, c=1, **d):
    x = 1; yield dict(locals()); del a; y = 2; yield dict(locals()); del x; yield sorted(locals())
print(list(lg(1, 2, c=3, e=4)))
g = lg(1); next(g); print(sorted(g.gi_frame.f_locals.items())); next(g); print(sorted(g.gi_frame.f_locals.items())); print(inspect.getgeneratorlocals(g))
# exc_info
def ei():
    print(sys.exc_info()[0]); 
    try: raise KeyError(1)
    except KeyError:
        print(sys.exc_info()[0]); yield 1; print(sys.exc_info()[0])
        try:
            yield 2
        except ValueError as e:
            print(repr(e.__context__), sys.exc_info()[0])
            yield 3
        print(sys.exc_info()[0])
    print(sys.exc_info()[0])
    yield 4
g = ei()
try: raise OSError
except OSError:
    next(g); print(sys.exc_info()[0])
next(g)
try: raise IndexError
except IndexError:
    g.throw(ValueError("in")); print(sys.exc_info()[0])
print(sys.exc_info()[0]); next(g); 
# unraisable / del
def unr():
    try: yield
    finally: 1/0
hook = sys.unraisablehook
sys.unraisablehook = lambda u: print("unraisable", type(u.exc_value).__name__, u.err_msg, getattr(u.object, '__name__', u.object))
g = unr(); next(g); del g
def ign():
    try: yield
    except GeneratorExit: yield
g = ign(); next(g); del g
sys.unraisablehook = hook
# cycle
def cyc():
    me = yield
    try: yield
    finally: print("cycle finally")
g = cyc(); next(g); g.send(g); del g; gc.collect()
print("genexp", list(x * y for x in range(3) if x for y in range(x)), next((a for a in ()), 'd'))
def lazy():
    print("evaluated"); return [1]
ge = (x for x in lazy() for y in nothere)
show(next, ge); show(next, ge)
try: ge2 = (x for x in 5)
except TypeError as e: print(e)
ge3 = (x for _ in [1] for x in 5)
show(next, ge3)
@contextlib.contextmanager
def cm():
    try: yield 'v'
    except KeyError as e: print("cm caught", e)
    finally: print("cm fin")
with cm() as v: raise KeyError(1)
try:
    with cm(): raise ValueError(2)
except ValueError as e: print(e, [f.name for f in traceback.extract_tb(e.__traceback__)])
def infinite():
    i = 0
    while True:
        i = (yield i) or i + 1
g = infinite(); print([next(g) for _ in range(3)], g.send(10), next(g), list(itertools.islice(g, 2)))
def yexpr():
    x = yield (yield 1) + (yield 2)
    print(x)
    l = [1, (yield 3), *(yield 4)]
    print(l, f"{(yield 5)!r:>{(yield 6)}}")
    (yield 7)[(yield 8)] = yield 9
    return (lambda: (yield))
g = yexpr(); print(next(g)); 
for v in [10, 20, 'x', 'three', 'four', 'five', 8]: print(g.send(v))
d = {}
g.send(d); 
