"""A tool of sys.monitoring that writes down what it is told. Never compiled: what sets and removes it is the same on both sides."""
import os
import sys

monitoring = sys.monitoring
E = monitoring.events
NAMES = [name for name in dir(E) if name.isupper() and getattr(E, name).bit_count() == 1]
ALL = "PY_START PY_RESUME PY_YIELD PY_RETURN PY_UNWIND PY_THROW LINE BRANCH CALL RAISE RERAISE EXCEPTION_HANDLED STOP_ITERATION".split()
HERE = os.path.dirname(__file__)


def mask(names):
    return sum(getattr(E, name) for name in names)


def text(x):
    if isinstance(x, (int, str, float, bool, type(None), tuple)):
        return repr(x)
    if isinstance(x, BaseException):
        return f"{type(x).__name__}: {x}"
    return getattr(x, "__qualname__", type(x).__name__)


class Monitor:
    """Events of code beside this file; `off` names functions whose locations are switched off after the first event.

    What `under_way` names runs when tools are set and removed: the README says that compiled code does not hear of that until it is called again.
    """

    under_way: set[str] = set()

    def __init__(self, names=ALL, tool=3, title="", off=()):
        self.names, self.tool, self.title, self.off = [n for n in names if hasattr(E, n)], tool, title, off
        self.events = []
        monitoring.use_tool_id(tool, title or "monitor")
        for name in self.names:
            monitoring.register_callback(tool, getattr(E, name), self.callback(name))

    def callback(self, name):
        def told(code, *arguments):
            beside = os.path.dirname(code.co_filename) == HERE and not os.path.basename(code.co_filename).startswith("_")
            if beside and code.co_name not in self.under_way:
                if name == "RAISE":  # not the offset: README
                    arguments = ([*code.co_positions()][arguments[0] // 2][0], *arguments[1:])
                self.events.append((name, code.co_qualname, *map(text, arguments)))
            return monitoring.DISABLE if code.co_name in self.off else None

        return told

    def set(self, names=None):
        monitoring.set_events(self.tool, mask(self.names if names is None else names))

    def set_local(self, code, names=None):
        monitoring.set_local_events(self.tool, code, mask(self.names if names is None else names))

    def take(self):
        """What came since the last time."""
        events, self.events = self.events, []
        return events

    def show(self, title=""):
        print("---", self.title, title, len(self.events))
        for event in self.take():
            print("  ", *event)

    def free(self):
        monitoring.set_events(self.tool, 0)
        for name in self.names:
            monitoring.register_callback(self.tool, getattr(E, name), None)
        monitoring.free_tool_id(self.tool)

    def __enter__(self):
        self.set()
        return self

    def __exit__(self, *exception):
        monitoring.set_events(self.tool, 0)
        self.show()
        self.free()
