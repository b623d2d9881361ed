"""A finaliser that runs because a function or generator returns sees its caller, not the frame that ended."""
import sys, warnings
def fr():
    f = sys._getframe(1); out = []
    while f and f.f_code.co_name != '<module>': out.append((f.f_code.co_name, f.f_lineno)); f = f.f_back
    return out
class Cc:
    def __del__(s): print("del", fr())
class W:
    def __del__(s): warnings.warn("w", stacklevel=2)
def u():
    d = Cc()
def u2():
    d = Cc()
    fr()
def u3():
    d = Cc()
    return 5
def u4(d):
    pass
def u5():
    d = Cc()
    1/0
def u6():
    d = Cc()
    yield 1
    yield 2
def u7():
    a = Cc()
    def g(): return a
def w():
    w = W()
    return
def res():
    f = open("/dev/null")
    return 1
async def co():
    d = Cc()
def m():
    u()
    u2()
    u3()
    u4(Cc())
    try: u5()
    except ZeroDivisionError: pass
    list(u6())
    for _ in u6(): pass
    g = u6(); next(g); g.close()
    g = u6(); next(g); del g
    g = u6(); next(g); g = None
    u7()
    w()
    res()
    try: co().send(None)
    except StopIteration: pass
    [u() for _ in [1]]
    list(map(lambda _: u(), [1]))
    class K:
        d = Cc()
    del K
    import gc; gc.collect()
    x = Cc()
    x = 1
    Cc()
    y = [Cc()]
    del y[0]
    y = Cc(), 1
    y = y[1]
    (lambda: Cc())()
    z = Cc(); z.z = z; del z; gc.collect()
    e = None
    try: u5()
    except ZeroDivisionError as ex: e = ex
    e = None
m()
u()
u2()
res()
w()
