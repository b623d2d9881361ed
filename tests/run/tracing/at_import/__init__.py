"""Module and class bodies that run at import under a tracer. Of the import system's own events, which differ, nothing is kept."""
import importlib
import sys

from _events import both


def watch(name, install):
    seen = []

    def hook(frame, event, arg):
        code = frame.f_code
        if code.co_filename.startswith(__path__[0]) and code.co_name not in ("watch", "hook"):
            seen.append((frame.f_lineno, event, code.co_qualname, getattr(arg, "__name__", None)))
        return hook
    install(hook)
    try:
        importlib.import_module(f"{__name__}.{name}")
    finally:
        install(None)
    for event in seen:
        print(*event)


def main():
    watch("first", sys.settrace)
    watch("second", sys.setprofile)
    from . import first, second
    print(first.value, second.value, first.First.x, first.f(3))
    print(both(first.f, 2), both(second.g, 3))
    for _ in range(2):  # from 3.12 on the first time takes the instrumentation out of the bytecode
        importlib.reload(first)
        importlib.reload(second)
    print(both(first.f, 2), both(second.g, 3), second.g(4))
