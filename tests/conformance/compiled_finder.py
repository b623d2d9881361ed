"""Serves compiled modules in place of the library's. Imported before unittest, under `python -I -S`.

Only what such an interpreter has loaded anyway is used, so that every module can still be replaced.
The modules come from a table NAME -> (shared object, source, folder of a package or None).
"""
import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec

loaded = {}  # name -> the __justjitc__ of every instance that was loaded


class Loader(ExtensionFileLoader):
    def __init__(self, name, path, source):
        super().__init__(name, path)
        self.source = source

    def exec_module(self, module):
        try:
            super().exec_module(module)
        finally:
            loaded.setdefault(self.name, []).append(getattr(module, "__justjitc__", None))

    def get_source(self, name):
        with open(self.source, encoding="utf-8") as file:
            return file.read()


class Finder:
    def __init__(self, table):
        self.table = table

    def find_spec(self, name, path=None, target=None):
        found = self.table.get(name)
        if found is None:
            return None
        shared_object, source, package = found
        spec = ModuleSpec(name, Loader(name, shared_object, source), origin=shared_object, is_package=bool(package))
        spec.has_location = True
        if package:
            spec.submodule_search_locations = [package]  # submodules that are not compiled come from the library
        return spec


def install(table):
    sys.meta_path.insert(0, Finder(table))
    for name in table:
        sys.modules.pop(name, None)


def describe():
    """name -> (times loaded, native calls)"""
    return {name: (len(infos), sum(info["calls"] for info in infos if info)) for name, infos in loaded.items()}
