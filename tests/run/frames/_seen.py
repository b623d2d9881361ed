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


class Frame:
    def eval(self, expression):
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


def free_locals(function):
    """The free variables of the innermost caller of that name, as its f_locals shows them."""
    frame = sys._getframe(1)
    while frame.f_code.co_name != function:
        frame = frame.f_back
    return {name: frame.f_locals[name] for name in frame.f_code.co_freevars if name in frame.f_locals}


def keep_frame():
    frame = sys._getframe(1)
    frame.f_locals
    return frame


def below(frame):
    return plain(frame.f_locals)


def write_free(name, value):
    """Where f_locals is no snapshot."""
    frame = sys._getframe(1)
    if sys.version_info >= (3, 13):
        frame.f_locals[name] = value
    return sys.version_info >= (3, 13)


class Connection:
    """As DuckDB: a table that it does not know is a variable of a caller."""
    def execute(self, text):
        words = text.split()
        values = sys._getframe(1).f_locals
        return [values.get(word, "no such table") for before, word in zip(words, words[1:]) if before.lower() in ("from", "join")]

    sql = query = execute


def fit(formula):
    """As patsy: terms are data or variables of the caller."""
    values = sys._getframe(1).f_locals
    return [values.get(word) for word in formula.replace("~", " ").split()]


def replace(text, depth=1):
    """The words of the text that are variables of the caller, by their values."""
    values = sys._getframe(depth).f_locals
    return [values[word] for word in text.replace("$", "").replace("(", "").replace(")", "").replace(".", " ").split() if word in values]


def Fire(command):
    """As Python Fire: without a component the caller's variables are the commands."""
    name, *arguments = command
    return sys._getframe(1).f_locals[name](*arguments)
