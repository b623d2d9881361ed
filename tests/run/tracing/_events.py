"""Runs something under a tracer and prints every event. Never compiled: what turns tracing on is the same on both sides."""
import os
import sys
import threading

plain = int, str, float, bool, type(None), tuple, list, dict


def text(event, arg):
    if event == "exception":
        return f"{arg[0].__name__}: {arg[1]}"
    if event.startswith("c_"):
        return getattr(arg, "__qualname__", type(arg).__name__)
    return repr(arg) if type(arg) in plain else type(arg).__name__


class Recorder:
    """A trace or profile function that remembers what it was told."""

    def __init__(self, lines=True, opcodes=False, only=None):
        self.events = []
        self.lines = lines
        self.opcodes = opcodes
        self.only = only

    def __call__(self, frame, event, arg):
        code = frame.f_code
        depth, outer = 0, frame.f_back
        while outer is not None:
            depth, outer = depth + 1, outer.f_back
        self.events.append((depth, os.path.basename(code.co_filename), frame.f_lineno, event, code.co_qualname, text(event, arg)))
        frame.f_trace_lines = self.lines
        frame.f_trace_opcodes = self.opcodes
        return self if self.only is None or code.co_name in self.only else None

    def show(self, title):
        base = min((event[0] for event in self.events), default=0)
        print("---", title, len(self.events))
        for depth, *event in self.events:
            print("  " * (depth - base), *event)


def traced(function, *args, title="", **options):
    recorder = Recorder(**options)
    sys.settrace(recorder)
    try:
        result = function(*args)
    except Exception as e:
        result = e
    finally:
        sys.settrace(None)
    recorder.show(title or function.__qualname__ + " traced")
    return result


def profiled(function, *args, title=""):
    recorder = Recorder()
    sys.setprofile(recorder)
    try:
        result = function(*args)
    except Exception as e:
        result = e
    finally:
        sys.setprofile(None)
    recorder.show(title or function.__qualname__ + " profiled")
    return result


def both(function, *args):
    return traced(function, *args), profiled(function, *args)


def in_thread(function, *args):
    """Both kinds, in a thread that starts with the functions that threading was given."""
    for name, install in (("settrace", threading.settrace), ("setprofile", threading.setprofile)):
        recorder = Recorder(only=(function.__name__,))
        install(recorder)
        thread = threading.Thread(target=function, args=args)
        thread.start()
        thread.join()
        install(None)
        recorder.events = [event for event in recorder.events if not event[1].startswith("threading")]
        recorder.show("threading." + name)
