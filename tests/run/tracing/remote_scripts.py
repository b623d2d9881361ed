# python: 3.14
# leaks: every round compiles its scripts
"""PEP 768: a script that another process asks for runs at the next safe point of the main thread, in compiled loops too. (Here another thread asks.)"""
import os
import sys
import threading

seen = []
path = os.path.join(os.path.dirname(__file__), "script.py")


def note(what):
    """Called by the scripts."""
    frame = sys._getframe(1)
    seen.append((what, frame.f_code.co_name, frame.f_back.f_code.co_name))


def ask(text):
    """Where that is forbidden, both runs say so."""
    with open(path, "w") as file:
        file.write("import sys\nremote_scripts = sys.modules['remote_scripts']\n" + text)
    try:
        sys.remote_exec(os.getpid(), path)
    except (PermissionError, RuntimeError) as error:
        seen.append(repr(error))


def loop(n):
    total = 0
    for i in range(n):
        total += i
        if seen:
            break
    return total >= 0


def while_loop():
    i = 0
    while not seen:
        i += 1
    return "seen"


def generator():
    while not seen:
        yield 1


async def coroutine():
    while True:
        if seen:
            return "seen"


def run():
    try:
        coroutine().send(None)
    except StopIteration as stop:
        return stop.value


def raising():
    try:
        while not seen:
            pass
    except ValueError as error:
        return "raised", error.args
    return "returned"


def calls():
    while not seen:
        method = [].append
        method(1)
    return "called"


def main():
    for what, looping in (("for", lambda: loop(10**9)), ("while", while_loop), ("generator", lambda: sum(generator()) >= 0), ("coroutine", run),
                          ("raises", raising), ("calls", calls)):
        seen.clear()
        text = f"remote_scripts.note({what!r})\n"
        if what == "raises":
            text += "raise ValueError('printed, not raised')\n"
        if what == "calls":
            text += "sys._getframe(1).f_locals['method'] = None\n"
        timer = threading.Timer(0.05, ask, (text,))
        timer.start()
        try:
            print(looping(), seen)
        except TypeError as error:
            print(error)
        timer.join()
    os.unlink(path)
