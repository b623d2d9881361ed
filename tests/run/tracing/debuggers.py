"""bdb and pdb stop in compiled code where they stop in the interpreted module, and change its variables."""
import bdb
import io
import os
import pdb


def inner(x, y=2):
    z = x + y
    z += 1
    return z


def outer(n):
    total = 0
    for i in range(n):
        total += inner(i)
    try:
        raise KeyError(total)
    except KeyError:
        total = -total
    return total


def numbers(n):
    for i in range(n):
        yield inner(i)


class Point:
    def __init__(self, x):
        self.x = x

    def moved(self, by):
        return Point(self.x + by)


class Recorder(bdb.Bdb):
    def __init__(self, commands):
        super().__init__()
        self.commands = iter(commands)

    def say(self, what, frame, *more):
        if frame.f_code.co_filename == __file__:
            variables = {name: value for name, value in frame.f_locals.items() if isinstance(value, int)}
            print(what, os.path.basename(frame.f_code.co_filename), frame.f_lineno, frame.f_code.co_name, variables, *more)

    def do_clear(self, number):
        print("cleared")

    def user_call(self, frame, arguments):
        self.say("call", frame)

    def user_line(self, frame):
        self.say("line", frame)
        command = next(self.commands, "continue")
        getattr(self, "set_" + command)(*[frame] if command in ("next", "return", "until") else [])

    def user_return(self, frame, value):
        self.say("return", frame, value)

    def user_exception(self, frame, info):
        self.say("exception", frame, info[0].__name__)


def line_of(function, number):
    return function.__code__.co_firstlineno + number


def breakpoints():
    debugger = Recorder(["step", "next", "next", "return", "continue"])
    debugger.set_break(__file__, line_of(inner, 2))
    debugger.set_break(__file__, line_of(inner, 3), cond="x == 2")
    debugger.set_break(__file__, line_of(outer, 5), temporary=True)
    print(debugger.runcall(outer, 3))
    bdb.Breakpoint.clearBreakpoints()
    debugger = Recorder(["step"] * 30)
    print(debugger.runcall(lambda: [list(numbers(2)), Point(1).moved(2).x]))
    debugger = Recorder([])
    debugger.set_break(__file__, line_of(Point.moved, 1), funcname="moved")
    print(debugger.runeval("Point(3).moved(4).x", globals(), {}))
    bdb.Breakpoint.clearBreakpoints()


def script(*commands, function, args):
    text = io.StringIO()
    debugger = pdb.Pdb(stdin=io.StringIO("\n".join(commands) + "\n"), stdout=text, nosigint=True, readrc=False)
    debugger.use_rawinput = False
    print(debugger.runcall(function, *args))
    bdb.Breakpoint.clearBreakpoints()
    print(text.getvalue().replace(os.path.dirname(__file__), "<folder>"))


def main():
    print(outer(3), list(numbers(2)), Point(1).moved(1).x)
    breakpoints()
    script(f"break {line_of(inner, 2)}", "continue", "args", "where", "p z, x", "!z = 100", "next", "p z", "up", "p total", "down", "clear 1", "return",
           "continue", function=outer, args=(2,))
    script(f"tbreak {__file__}:{line_of(outer, 6)}", "continue", "list", "next", "step", "longlist", "jump " + str(line_of(outer, 8)), "continue",
           function=outer, args=(1,))
    script("step", "display i", "until", "next", "next", "source Point", "whatis Point", "continue", function=outer, args=(1,))
    print(outer(3))
