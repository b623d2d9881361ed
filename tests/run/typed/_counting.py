"""Never compiled: a module that names getrefcount is compiled otherwise."""
import sys


def references(f, *args):
    """How many references a character, a tuple's item and an int have gained when all is done."""
    held = [chr(113), chr(233), 3, 10 ** 20]  # not "q": an interned text may be another object
    before = [sys.getrefcount(o) for o in held]
    for _ in range(50): f(*args)
    return [sys.getrefcount(o) - b for o, b in zip(held, before)]
