# A signal handler raises where a loop jumps back. Whether a try around or inside the loop handles that is a matter of where the interpreter looks
# for the handler: until 3.12 at the instruction before the loop, as the jump has been done by then; from 3.13 on at the jump, which may lie outside of any try.
import ctypes
import os
import signal
import traceback


class Stop(Exception):
    pass


def handler(signum, frame):
    raise Stop(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)


def signals(*when):
    """Containers; asking the nth what it contains sends a signal if n is in `when`. The next poll sees it: os.kill would look itself, a call poll."""
    return [map(ctypes.CDLL(None).kill, [os.getpid()], [signal.SIGUSR1 if n in when else 0]) for n in range(6)]


def in_while(inbox):
    n = 0
    try:
        while 5 not in inbox[n]:
            n += 1
    except Stop as stop:
        return "caught", n, stop.args
    return n


def in_while_and_try(inbox):
    n = 0
    try:
        while 5 not in inbox[n]:
            try:
                n += 1
            except Stop:
                return "caught inside"
    except Stop as stop:
        return "caught", n, stop.args


def in_try_in_while(inbox):
    n = 0
    while 5 not in inbox[n]:
        try:
            n += 1
        except Stop:
            return "caught inside"
    return n


def in_endless(inbox):
    n = 0
    try:
        while True:
            n += 1
            5 in inbox[n]
    except Stop as stop:
        return "caught", n, stop.args


def in_endless_line(inbox):
    n = -1
    try:
        while True: n += 1; 5 in inbox[n]
    except Stop as stop:
        return "caught", n, stop.args


def behind_try(inbox):
    n = 1
    try:
        inbox[n]
    except Stop:
        return "caught before"
    while True: n += 1; 5 in inbox[n]


def in_for(inbox):
    n = 0
    try:
        for box in inbox:
            n += 1
            5 in box
    except Stop as stop:
        return "caught", n, stop.args


def in_finally(inbox):
    n, seen = 0, []
    try:
        try:
            while 5 not in inbox[n]:
                seen += [n]
                n += 1
        finally:
            seen.append("finally")
    except Stop as stop:
        seen.append(stop.args)
    return seen


def in_with(inbox):
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, kind, error, tb):
            seen.append(kind)
            return True

    n, seen = 0, []
    with Manager():
        while 5 not in inbox[n]:
            n += 1
    return seen, n


def in_generator(inbox):
    n = 0
    try:
        while 5 not in inbox[n]:
            yield n
            n += 1
    except Stop as stop:
        yield "caught", n, stop.args


def rebinding(inbox):
    n, thing = 0, "first"
    try:
        while 5 not in inbox[n]:
            n += 1
            if n > 1:
                del thing
    except Stop:
        try:
            return thing
        except UnboundLocalError as error:
            return str(error)


def numbers(inbox, limit):
    total, n = 0.0, 0
    try:
        while n < limit:
            while 5 not in inbox[n]:
                total += n * 0.5
                n += 1
                if n == limit:
                    break
    except Stop as stop:
        return "caught", total, n, stop.args
    return total


def show(what, *arguments):
    for when in (0,), (1,), (2,), (3, 4):
        try:
            found = what(signals(*when), *arguments)
            print(what.__name__, when, list(found) if what is in_generator else found)
        except (Stop, IndexError, UnboundLocalError, OSError) as error:
            print(what.__name__, when, "not caught:", repr(error), [entry.name for entry in traceback.extract_tb(error.__traceback__)][1:])


def main():
    old = signal.signal(signal.SIGUSR1, handler)
    for what in in_while, in_while_and_try, in_try_in_while, in_endless, in_endless_line, behind_try, in_for, in_finally, in_with, in_generator, rebinding:
        show(what)
    show(numbers, 5)
    signal.signal(signal.SIGUSR1, old)
