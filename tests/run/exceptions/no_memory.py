# No memory for the traceback of an exception: it is MemoryError then, whatever it was, and is caught and passed on as usual.
# needs: _testcapi
from _testcapi import remove_mem_hooks, set_nomemory

data = bytearray(b"0123456789")


class Context:
    def __enter__(self):
        set_nomemory(0)

    def __exit__(self, kind, value, traceback):
        remove_mem_hooks()
        return kind is MemoryError


def caught():
    result = "nothing"
    set_nomemory(0)
    try:
        data * 1000
    except MemoryError:
        result = "caught"
    finally:
        remove_mem_hooks()
    return result


def by_with():
    with Context():
        data * 1000
    return "suppressed"


def inner():
    set_nomemory(0)
    return data * 1000


def through_frames(f):
    try:
        f()
    except MemoryError:
        remove_mem_hooks()
        return "through"


def in_finally():
    try:
        inner()
    finally:
        remove_mem_hooks()


def generator():
    set_nomemory(0)
    try:
        yield data * 1000
    except MemoryError:
        remove_mem_hooks()
        yield "in a generator"


for turn in range(3):
    print(caught(), by_with(), through_frames(inner), through_frames(in_finally), next(generator()))
print(len(data))
