# An exception that a compiled generator raises when it is thrown into lives no longer than its handler, an interpreted generator between
# or not: with it die the locals of the frames in its traceback.
import warnings

SOURCE = '''
def outer(inner):
    try:
        yield from inner
    except TypeError as e:
        print("handled", e)
    print("behind")
    yield 2


def pass_on(inner):
    yield from inner
'''
exec(SOURCE)
warnings.simplefilter("ignore")


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def inner(name):
    held = Noisy(name)
    try:
        yield 1
    except ValueError:
        raise TypeError(name) from None


for form in (ValueError,), (ValueError("v"),), (ValueError, "x"), (ValueError, ValueError("y"), None), (3,), (3, 4), (GeneratorExit, None, 5):
    for make in outer, lambda g: outer(pass_on(g)), lambda g: pass_on(outer(g)):
        g = make(inner(repr(form)))
        next(g)
        try:
            print(g.throw(*form))
        except (TypeError, GeneratorExit) as e:
            print("raised", e)
        del g
        print("gone")
