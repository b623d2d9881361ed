"""Coroutines driven by scripts of send, throw and close; bad awaitables, managers and iterators; asyncio."""
import asyncio, sys, types, inspect, gc, warnings, contextlib, traceback
def show(f, *a):
    try: r = f(*a)
    except BaseException as e:
        print("  raised", type(e).__name__, e.args, "ctx", repr(e.__context__), "cause", repr(e.__cause__)); return
    print("  ->", r)
class Aw:
    def __init__(self, n=1, exc=None): self.n, self.exc = n, exc
    def __await__(self):
        for i in range(self.n):
            try: got = yield ('aw', i)
            except Exception as e: print("aw caught", repr(e)); got = 'exc'
            print("aw got", got)
        if self.exc: raise self.exc
        return 'awr'
async def a1(n=1, exc=None):
    try:
        r = await Aw(n, exc)
        return r
    except KeyError as e:
        return 'caught ' + repr(e)
    finally:
        print("a1 fin")
async def a2(*a): 
    x = await a1(*a)
    y = await a1(0)
    return x, y
for script in ["nn", "nsn", "nt", "nc", "c", "t", "nT", "ncn", "nnn"]:
    for args in [(), (2,), (1, KeyError('k')), (0, StopIteration(4)), (1, StopIteration(4))]:
        c = a2(*args); print(script, args)
        for s in script:
            if s == 'n': show(c.send, None)
            if s == 's': show(c.send, 'S')
            if s == 't': show(c.throw, ValueError("thrown"))
            if s == 'T': show(c.throw, KeyError)
            if s == 'c': show(c.close)
            print("   ", inspect.getcoroutinestate(c), type(c.cr_await).__name__, c.cr_running, c.cr_suspended)
        c.close()
show(lambda: a1().__await__().__next__())
c = a1(2); w = c.__await__(); print(type(w).__name__, iter(w) is w); show(next, w); show(w.send, 3); show(w.throw, ValueError); show(w.close); show(next, w); show(c.send, None)
for bad in [lambda: iter(c), lambda: next(c), lambda: list(c), lambda: [*c], lambda: asyncio.run(5), lambda: c.send(), lambda: c + 1]:
    show(bad)
class BadAw:
    def __await__(self): return 5
class BadAw2:
    def __await__(self): return a1()
class BadAw3:
    __await__ = 3
async def aw(x): return await x
for x in [BadAw(), BadAw2(), BadAw3(), 5, None, [1], (i for i in [1])]:
    c = aw(x); show(c.send, None)
gc.collect()
@types.coroutine
def tc(x):
    r = yield x
    return r
async def use_tc(): return await tc(1), await tc(2)
c = use_tc(); show(c.send, None); show(c.send, 'a'); show(c.send, 'b')
async def double():
    c = a1(1)
    async def one(): await c
    o = one(); o.send(None)
    p = one()
    try: p.send(None)
    except RuntimeError as e: print(e)
    o.close()
    try: await c
    except RuntimeError as e: print(e)
show(double().send, None)
class ACM:
    def __init__(s, sup=False): s.sup = sup
    async def __aenter__(s): await tc('enter'); return s
    async def __aexit__(s, t, v, tb): print("exit", t, repr(v), tb is None); await tc('exit'); return s.sup
async def wi(sup, exc):
    async with ACM(sup) as a, ACM(False):
        if exc: raise exc
        return 'ret'
    return 'after'
def drive(c):
    out = []
    try:
        while True: out.append(c.send(None))
    except StopIteration as e: return out, e.value
    except BaseException as e: return out, repr(e)
for s in 0, 1:
    for e in None, ValueError(1): print(drive(wi(s, e)))
class AI:
    def __init__(s, n): s.n = n
    def __aiter__(s): return s
    async def __anext__(s):
        if s.n == 0: raise StopAsyncIteration
        s.n -= 1; return await tc(s.n) or s.n
async def fo(n):
    out = []
    async for i in AI(n):
        if i == 5: continue
        if i == 2: break
        out.append(i)
    else: out.append('else')
    return out, [x async for x in AI(3) if x], {x: y async for x in AI(2) for y in [await tc('c')]}, {await tc(q) for q in range(2)}
print(drive(fo(7)), drive(fo(1)))
class B1:
    def __aiter__(s): return 5
class B2:
    def __aiter__(s): return s
    def __anext__(s): return 5
class B3: pass
class B4:
    async def __aiter__(s): return s
async def bfo(x):
    async for i in x: pass
for x in B1(), B2(), B3(), B4(): print(drive(bfo(x)))
class N1: pass
class N2:
    def __aenter__(s): return 5
    def __aexit__(s, *a): return 5
class N3:
    async def __aenter__(s): return 1
    def __aexit__(s, *a): return 5
class N4:
    def __enter__(s): pass
    def __exit__(s, *a): pass
async def bwi(x):
    async with x: pass
for x in N1(), N2(), N3(), N4(): print(drive(bwi(x)))
def sw(x):
    with x: pass
for x in ACM(), 5: show(sw, x)
c = a1(); c.__name__ = 'q'; print(repr(c).split(' at ')[0], c.cr_origin, c.cr_code is a1.__code__); c.close()
sys.set_coroutine_origin_tracking_depth(2)
def mk(): return a1()
c = mk(); print([(l, n) for _, l, n in c.cr_origin]); c.close()
sys.set_coroutine_origin_tracking_depth(0)
with warnings.catch_warnings(record=True) as ws:
    warnings.simplefilter("always"); a1(); gc.collect()
    print([str(w.message) for w in ws])
async def main():
    async def w(n, d=0): 
        await asyncio.sleep(d); 
        if n < 0: raise ValueError(n)
        return n
    print(await asyncio.gather(w(1), w(2, .01), w(3)))
    print(await asyncio.gather(w(1), w(-1), return_exceptions=True))
    try: await asyncio.wait_for(w(1, 5), .01)
    except TimeoutError as e: print("timeout", repr(e))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(-1)); tg.create_task(w(-2)); t = tg.create_task(w(1, 10))
    except* ValueError as eg: print(eg.exceptions, t.cancelled())
    t = asyncio.create_task(w(1, 10), name="T"); await asyncio.sleep(0)
    print([f.f_code.co_name for f in t.get_stack()], t.get_coro().__name__, asyncio.iscoroutine(t.get_coro()))
    t.cancel("msg")
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args)
    q = asyncio.Queue()
    async def prod():
        for i in range(3): await q.put(i); await asyncio.sleep(0)
        await q.put(None)
    async def cons():
        out = []
        while (x := await q.get()) is not None: out.append(x)
        return out
    print(await asyncio.gather(prod(), cons()))
    async with asyncio.timeout(5): await w(1)
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, lambda: 5), await asyncio.to_thread(lambda a: a + 1, 5))
    lock = asyncio.Lock()
    async with lock: print(lock.locked())
    ev = asyncio.Event(); loop.call_soon(ev.set); print(await ev.wait())
    async def shielded():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: print("inner cancelled"); raise
    s = asyncio.create_task(shielded()); await asyncio.sleep(0)
    s.cancel()
    await asyncio.wait([s])
    print(s)  if False else print(s.cancelled())
    try: await w(-5)
    except ValueError as e: print([(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)])
    f = loop.create_future(); f.set_exception(KeyError('fut'))
    try: await f
    except KeyError as e: print(repr(e))
    print(inspect.iscoroutinefunction(w), inspect.isawaitable(w(1)))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    asyncio.run(main())
async def rec(n): return 0 if n == 0 else 1 + await rec(n - 1)
print(asyncio.run(rec(300)))
try: asyncio.run(rec(5000))
except RecursionError as e: print("RecursionError")
