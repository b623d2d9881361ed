"""Other threads run while a loop of numbers does: they change what it guards on, raise in it."""
import ctypes
import sys
import threading
import time

step = 1
stop = False


def change_step(to, after):
    time.sleep(after)
    globals()["step"] = to


def seen_of(x, limit):
    n = 0
    total = 0
    while n < limit:
        total += step
        n += 1
        if step != 1 and x:
            return "changed"
    return "never"


def waits():
    n = 0
    while not stop:
        n += 1
    return n > 0


def other():
    global stop
    time.sleep(0.02)
    stop = True


class Interrupt(Exception):
    pass


def endless():
    n = 0
    while True:
        n += 1
        if n > 1 << 60:
            return n


def interrupted(function):
    result = []

    def run():
        try:
            result.append(function())
        except Interrupt as e:
            result.append(("interrupted", e.args, e.__traceback__.tb_next.tb_frame.f_code.co_name if e.__traceback__.tb_next else None))
    t = threading.Thread(target=run)
    t.start()
    time.sleep(0.05)
    n = ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(t.ident), ctypes.py_object(Interrupt))
    t.join()
    return n, result


def endless_calls():
    def f(x):
        return x
    n = 0
    while True:
        f(n)


def endless_for():
    import itertools
    for i in itertools.count():
        pass


def endless_generator():
    def g():
        while True:
            yield 1
    total = 0
    for x in g():
        total += x


def endless_floats():
    x = 1.0
    while x > 0.0:
        x = x * 1.0 + 0.5 - 0.5


def main():
    t = threading.Thread(target=change_step, args=(5, 0.05))
    t.start()
    print(seen_of(1, 1 << 40))
    t.join()
    t = threading.Thread(target=other)
    t.start()
    print(waits())
    t.join()
    for f in endless, endless_calls, endless_for, endless_generator, endless_floats:
        print(f.__name__, interrupted(f))
