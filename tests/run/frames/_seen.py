"""Looks at frames from outside: never compiled."""
import sys
import traceback


def plain(values):
    return {name: value if isinstance(value, (int, str, list, float, tuple)) else type(value).__name__ for name, value in dict(values).items()}


def entry():
    """Locals of the frame that handles an exception."""
    return plain(sys.exc_info()[2].tb_frame.f_locals)


def captured(error):
    return traceback.TracebackException.from_exception(error, capture_locals=True).stack[0].locals


def query(expression):
    """As pandas: @name is a variable of the caller."""
    values = sys._getframe(1).f_locals
    return [values[word[1:]] for word in expression.split() if word[0] == "@"]


def evaluate(expression):
    return eval(expression, {}, sys._getframe(1).f_locals)


class Meta(type):
    """Looks up names of the function that the class statement stands in."""
    def __new__(meta, name, bases, namespace):
        made = super().__new__(meta, name, bases, namespace)
        made.around = plain(sys._getframe(1).f_locals)
        return made
