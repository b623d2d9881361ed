"""cProfile, profile and trace tell of compiled code what they tell of the interpreted module."""
import cProfile
import io
import os
import profile
import pstats
import sys
import threading
import trace


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n, *, power=2, **more):
    values = [i ** power for i in range(n)]
    values.sort(key=lambda v: -v)
    return sum(v for v in values if v % 3) + fib(5) + len(more)


class Account:
    def __init__(self, start):
        self.balance = start

    def add(self, amount):
        if amount < 0:
            raise ValueError("negative")
        self.balance += amount
        return self

    @property
    def rich(self):
        return self.balance > 100


def items(n):
    for i in range(n):
        yield Account(i).add(i).balance


def everything():
    total = sum(items(4)) + work(6, a=1, b=2)
    try:
        Account(1).add(-1)
    except ValueError:
        total += 1
    return total, Account(200).rich, "".join(sorted("cab"))


def here(path):
    return os.path.basename(path) if path == __file__ else "-"


def show(profiler):
    stats = pstats.Stats(profiler, stream=io.StringIO())
    for (path, line, name), (primitive, calls, _, _, callers) in sorted(stats.stats.items()):
        if path == __file__ or any(c[0] == __file__ for c in callers):
            called = sorted((here(p), n, f, value[:2] if isinstance(value, tuple) else value) for (p, n, f), value in callers.items())
            print(here(path), line if path == __file__ else 0, name, primitive, calls, called)


def name_of(name):
    """trace looks for the class through all referrers of the code object; under the debug interpreter a compiled function has two."""
    return name.rpartition(".")[2] if hasattr(sys, "gettotalrefcount") else name


def counted():
    tracer = trace.Trace(count=1, trace=0, countfuncs=0, countcallers=0)
    tracer.runfunc(everything)
    for (path, line), count in sorted(tracer.results().counts.items()):
        if path == __file__:
            print(line, count)
    tracer = trace.Trace(count=0, trace=0, countfuncs=1)
    tracer.runfunc(everything)
    print(sorted((module, name_of(name)) for path, module, name in tracer.results().calledfuncs if path == __file__))
    tracer = trace.Trace(count=0, trace=0, countcallers=1)
    tracer.runfunc(everything)
    print(sorted((name_of(a[2]), name_of(b[2])) for a, b in tracer.results().callers if a[0] == b[0] == __file__))
    trace.Trace(count=0, trace=1).runfunc(fib, 2)


def main():
    print(everything())
    with cProfile.Profile() as profiler:
        everything()
    show(profiler)
    slow = profile.Profile()
    slow.runcall(everything)
    show(slow)
    profiler = cProfile.Profile()
    print(profiler.runcall(work, 3, power=3))
    show(profiler)
    counted()
    seen = []
    threading.setprofile(lambda frame, event, arg: seen.append((frame.f_code.co_name, event)) if frame.f_code.co_filename == __file__ else None)
    thread = threading.Thread(target=fib, args=(2,))
    thread.start()
    thread.join()
    threading.setprofile(None)
    print(seen)
    print(everything(), sys.getprofile(), sys.gettrace())
