"""Import statements that run again: what the modules, their specs, sys.modules and the import system have become in the meantime is what counts."""
import builtins
import importlib._bootstrap
import sys
import types
import warnings

from . import plain, sub


def relative():
    from .plain import value
    return value


def relative_sub():
    from .sub import deep
    from .sub.deep import name as deep_name
    return deep.name, deep_name


def parent():
    from . import plain as again
    return again.value


def absolute():
    import repeated.sub.deep
    import repeated.sub.deep as bound
    return repeated.__name__, bound.name


def plain_absolute():
    import collections.abc, json
    from collections.abc import Mapping
    from json import dumps
    return collections.__name__, json.__name__, Mapping.__name__, dumps([1])


def attempt(function):
    try:
        return function()
    except BaseException as error:
        return type(error).__name__, str(error).split(" (/")[0]


def report(what):
    print(what, [attempt(f) for f in (relative, relative_sub, parent, absolute, plain_absolute)])


class Loud(types.ModuleType):
    value = "of a class"

    def __getattribute__(self, name):
        print("  asked for", name)
        return super().__getattribute__(name)


def with_entry(name, module, what):
    old = sys.modules[name]
    sys.modules[name] = module
    try:
        report(what)
    finally:
        sys.modules[name] = old


class Spec:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)

    def __getattr__(self, name):
        print("  spec asked for", name)
        raise AttributeError(name)


def with_spec(module, spec, what):
    old = module.__spec__
    module.__spec__ = spec
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            report(what)
        print("  warned", [str(w.message) for w in caught])
    finally:
        module.__spec__ = old


def with_function(owner, name, function, what):
    old = getattr(owner, name)
    setattr(owner, name, function)
    try:
        report(what)
    finally:
        setattr(owner, name, old)


def missing_names():
    def names():
        from .sub import made_later
        return made_later
    print("no such name", attempt(names))
    sub.made_later = 7
    print("made", attempt(names))
    del sub.made_later
    sub.__getattr__ = lambda name: (print("  sub is asked for", name), "by function")[1]
    print("by __getattr__", attempt(names))
    plain.__getattr__ = lambda name: (print("  plain is asked for", name), {}[name])[1]
    print("a path of __getattr__", attempt(relative))
    del sub.__getattr__, plain.__getattr__
    deep = sub.deep
    del sub.deep
    report("submodule hidden")
    sub.deep = deep
    del sys.modules["repeated.plain"], sys.modules["repeated.sub.deep"]
    report("imported anew")
    print(sys.modules["repeated.plain"] is plain, sys.modules["repeated.sub.deep"] is deep)


def shown_by_tracer():
    seen = []
    sys.setprofile(lambda frame, event, arg: seen.append(frame.f_code.co_name) if event == "call" and "importlib" in frame.f_code.co_filename else None)
    relative_sub()
    sys.setprofile(None)
    print("calls of importlib seen", sorted(set(seen)) if sys.version_info < (3, 12) else "")


def main():
    report("first")
    report("again")
    other = types.ModuleType("repeated.plain")
    other.value = "of another module"
    with_entry("repeated.plain", other, "another module")
    with_entry("repeated.plain", None, "None")
    with_entry("repeated.plain", 5, "an int")
    with_entry("repeated.plain", Loud("repeated.plain"), "of a class of its own")
    with_spec(plain, None, "no spec")
    with_spec(plain, Spec(name="repeated.plain"), "spec of another class")
    with_spec(sys.modules[__name__], Spec(name="other", parent="other"), "another parent")
    with_spec(sys.modules[__name__], None, "no spec of the importing module")
    spec = sys.modules[__name__].__spec__
    name = spec.name
    spec.name = "renamed"
    with_spec(sys.modules[__name__], spec, "a spec that changed")
    spec.name = name
    locations, spec.submodule_search_locations = spec.submodule_search_locations, None
    with_spec(sys.modules[__name__], spec, "a spec without locations")
    spec.submodule_search_locations = locations
    print(vars(spec)["name"])
    report("its attributes in a dict")
    plain.__spec__._initializing = True
    report("initializing")
    plain.__spec__._initializing = False
    missing_names()
    real = importlib._bootstrap._handle_fromlist
    with_function(importlib._bootstrap, "_handle_fromlist", lambda *a, **k: (print("  handled", a[0].__name__, a[1]), real(*a, **k))[1], "another _handle_fromlist")
    real_import = builtins.__import__
    with_function(builtins, "__import__", lambda name, *a: (print("  import", name, a[2:]), real_import(name, *a))[1], "another __import__")
    global __package__
    old, __package__ = __package__, "repeated.sub"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report("another package")
    __package__ = 3
    report("no package")
    __package__ = ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report("an empty package")
    __package__ = old
    path = sub.__path__
    del sub.__path__
    report("no package any more")
    sub.__path__ = path
    shown_by_tracer()
    report("last")
