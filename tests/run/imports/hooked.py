# A program's own __import__ hears of what the program imports, and of nothing that the runtime asks for.
names = __builtins__ if isinstance(__builtins__, dict) else vars(__builtins__)
original, heard = names["__import__"], []


def hear(name, globals=None, locals=None, fromlist=(), level=0):
    heard.append((name, fromlist, level))
    return original(name, globals, locals, fromlist, level)


names["__import__"] = hear
import sys
import os.path as path
from os import sep, path as again


class Late:
    import os


def inner():
    import sys
    from os.path import join
    return sys, join


inner(), inner()
names["__import__"] = original
import json

print(heard)
print(sys.__name__, path is again, sep, json.__name__, Late.os.__name__)
