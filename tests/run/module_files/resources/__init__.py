"""A package with data files and modules that are found by walking it, and modules that are loaded again."""
import importlib
import importlib.resources
import importlib.util
import pkgutil
import sys

from . import part

loads = globals().get("loads", 0) + 1


def main():
    print(__file__, __path__, __package__, __spec__.submodule_search_locations, sys.modules[__name__].__path__)
    print(part.__file__, part.__package__, part.__spec__.parent, part.__cached__)
    print(pkgutil.get_data(__name__, "data.txt"), __loader__.get_data(__file__)[:13])
    print(importlib.resources.read_text(__name__, "data.txt"), importlib.resources.files(__name__).joinpath("data.txt").is_file())
    print(importlib.resources.is_resource(__name__, "data.txt"), importlib.resources.contents(__name__) is not None)
    print(sorted(found.name for found in pkgutil.iter_modules(__path__)))
    print([(found.name, found.ispkg) for found in pkgutil.walk_packages(__path__, __name__ + ".")])
    print(pkgutil.resolve_name(__name__ + ".part:Thing.method")(None), __loader__.is_package(__name__))
    print(importlib.util.find_spec(__name__ + ".part").loader.is_package(__name__ + ".part"))
    reloading()


def reloading():
    before = part.Thing
    part.left_over = 5
    again = importlib.reload(part)
    print(again is part, part.Thing is before, part.left_over, part.loads, part.__file__, part.__cached__)
    print(importlib.reload(sys.modules[__name__]).loads, part.loads, importlib.reload(part).loads)
    spec = importlib.util.find_spec(__name__ + ".part")
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    print(other is part, other.__file__ == part.__file__, other.loads, other.Thing().method(), other.Thing is part.Thing, other.count(), other.count(), part.count())
