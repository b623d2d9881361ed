import os, sys as system
import os.path
import os.path as path
import xml.etree.ElementTree
import collections.abc as cabc
from os import path as p, sep
from os.path import (join,
                     basename as base,)
from math import *
from collections import OrderedDict, deque as Deque

print(os.path is path, path is p, system.version_info >= (3, 11), xml.etree.ElementTree.__name__, cabc.Iterable.__name__)
print(join("a", "b"), base("a/b"), sep, floor(1.5), sqrt(4.0), "pi" in globals(), "__name__" in globals())
print(OrderedDict(a=1), Deque([1]))


def local_import():
    import json
    from json import dumps as d
    import xml.dom as dom
    return json.loads("[1]"), d({"a": 1}), dom.__name__, "json" in globals()


print(local_import())
for code in ("import does_not_exist", "from os import does_not_exist", "import os.does_not_exist", "from does_not import x",
             "from . import x", "from .os import path", "import os.path.x", "from sys import *; print(maxsize > 0)", "from os import name as n; print(n)"):
    try:
        exec(code, {"__name__": "somewhere", "__package__": None})
    except ImportError as e:
        print(code, "->", type(e).__name__, e, e.name)
try:
    from os import does_not_exist_either
except ImportError as e:
    print(e.name, e.path == os.__file__, str(e).split("(")[0])
try:
    from . import sibling
except ImportError as e:
    print(e)


class C:
    import math
    from math import e as euler

    def f(self):
        return self.math.floor(self.euler)


print(C().f())
import sys
modules = sys.modules
modules["made_up"] = type(sys)("made_up")
modules["made_up"].value = 5
from made_up import value
print(value)
modules["made_up"].__all__ = ["value", "missing"]
try:
    exec("from made_up import *")
except AttributeError as e:
    print(e)
modules["made_up"].__all__ = [1]
try:
    exec("from made_up import *")
except TypeError as e:
    print(e)
modules["none"] = None
try:
    import none
except ImportError as e:
    print(e)
import builtins
original = builtins.__import__


def logged(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level)
    return original(name, globals, locals, fromlist, level)


builtins.__import__ = logged
import json.decoder
from json import loads, dumps
import json.decoder as dec
from os.path import *
builtins.__import__ = original
