"""Calls that are refused while somebody profiles or traces: nobody's code runs for the error's text, and no module is imported. (First: what a process does once, it does here.)"""

import sys


class Class:
    def __init__(self, value, other=1):
        pass

    def method(self, argument):
        pass


def function(first, second=2):
    pass


def refused(call, events):
    def saw(frame, event, argument):
        if frame.f_code.co_name not in ("refused", "<lambda>"):
            events.append((event, frame.f_code.co_name))

    sys.setprofile(saw)
    try:
        call()
    except TypeError as error:
        text = str(error)
    sys.setprofile(None)
    print(text, [e for e in events if not e[0].startswith("c_")])
    events.clear()


def inside(c, events):
    """The profiler is set while a compiled function runs."""
    for call in (lambda: 0), (lambda: 1):
        sys.setprofile(lambda frame, event, argument: events.append((event, frame.f_code.co_name)))
        try:
            function(firts=1)
        except TypeError as error:
            text = str(error)
        sys.setprofile(None)
        print(text, [e for e in events if not e[0].startswith("c_")])
        events.clear()
        sys.setprofile(lambda frame, event, argument: events.append((event, frame.f_code.co_name)))
        try:
            Class(valeu=1)
        except TypeError as error:
            text = str(error)
        sys.setprofile(None)
        print(text, [e for e in events if not e[0].startswith("c_")])
        events.clear()


def main():
    before = set(sys.modules)
    c = Class(1)
    inside(c, [])
    for _ in range(2):
        refused(lambda: function(1, secnd=2), [])
        refused(lambda: Class(1, othr=2), [])
        refused(lambda: c.method(argumnt=2), [])
        refused(lambda: function(*[1], **{"secnd": 2}), [])
    print([name for name in sys.modules if name not in before and "sugg" in name])
