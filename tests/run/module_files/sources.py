"""Everything that goes from a module to its source.

>>> twice(4)
8
"""
import doctest
import functools
import inspect
import linecache
import os
import pickle
import sys

at_import = (__file__, __cached__, __name__, __package__, __spec__.name, __spec__.has_location, __spec__.submodule_search_locations)
names_at_import = [name for name in list(globals()) if name != "__justjitc__"]


class Plain:
    """Words.

    >>> Plain().method()
    1
    """

    def method(self):
        """
        >>> Plain().method() + 1
        2
        """
        return 1

    class Inner:
        inside = True

        @property
        def value(self):
            return 2


@functools.total_ordering
class Decorated:
    def __lt__(self, other):
        return True


def twice(x):
    """Wrong on purpose.

    >>> twice("a")
    'aaa'
    """
    return x + x


def items(n):
    yield from range(n)


async def nothing():
    pass


def show(what, get):
    try:
        print(what, "->", get())
    except (OSError, TypeError) as e:
        print(what, "raises", type(e).__name__, e)


def main():
    print(at_import)
    print(names_at_import)
    me = sys.modules[__name__]
    print(os.path.splitext(__file__)[1] == ".py", __file__ == main.__code__.co_filename == sys._getframe().f_code.co_filename)
    print(inspect.getsource(me) == open(__file__, encoding="utf-8").read(), inspect.getsourcefile(me) == __file__)
    for thing in (me, Plain, Plain.method, Plain.Inner, Plain.Inner.value.fget, Decorated, twice, items, nothing, items(1).gi_frame):
        name = getattr(thing, "__qualname__", type(thing).__name__)
        show(name + " file", lambda: inspect.getfile(thing))
        show(name + " sourcefile", lambda: inspect.getsourcefile(thing))
        show(name + " line", lambda: inspect.getsourcelines(thing)[1])
        show(name + " comments", lambda: inspect.getcomments(thing))
        show(name + " module", lambda: inspect.getmodule(thing).__name__)
    print(inspect.getsource(Plain.Inner), inspect.getsource(Decorated), inspect.getsource(twice))
    print(linecache.getline(__file__, 1), end="")
    print(doctest.testmod(me, report=False))
    for found in doctest.DocTestFinder().find(me):
        print(found.name, found.lineno, found.filename)
    print([pickle.loads(pickle.dumps(x)) is x for x in (Plain, twice, Plain.Inner, Plain.method)])
    try:
        exec("from sources import missing", {})
    except ImportError as e:
        print(e.name, e.msg.replace(e.path, "<path>"))
