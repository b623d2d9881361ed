"""An instruction whose cache was filled by a receiver in one form meets one of the same class in another form.

Every pair of forms, each kind of class attribute, loads, calls, stores and deletions. Two fills, then the other form, then
the first again, for the class attribute as it is and after it has become something else.
"""
import sys
import types

from . import shapes, sites

# What instances of a class without a managed dict do differently is one thing, so that not every pair is needed there.
FEW = [shapes.bare, shapes.with_values, shapes.dict_made, shapes.dict_popped, shapes.dict_replaced, shapes.dict_general,
       shapes.dict_deleted, shapes.name_not_interned, shapes.class_changed]


class Sites:
    """Hands out instructions, each for as many pairs as it fills caches for."""

    def __init__(self, all_, pairs):
        self.all = all_
        self.pairs = pairs
        self.used = 0

    def take(self):
        self.used += 1
        return self.all[self.used // self.pairs % len(self.all)]


def show(result):
    if hasattr(result, "__self__") and hasattr(result, "__func__"):
        return f"bound {result.__func__.__name__} of {type(result.__self__).__name__}"
    return getattr(result, "__name__", None) or repr(result)


def attempt(site, *args):
    function, number = site
    try:
        text = show(function(number, *args))
    except Exception as e:
        text = f"{type(e).__name__}: {e}"
    told = text + (str(shapes.log) if shapes.log else "")
    shapes.log.clear()
    return told


def make(form, cls):
    if form is shapes.dict_subclass and hasattr(sys, "gettotalrefcount"):
        return None  # the interpreter's own LOAD_ATTR_WITH_HINT asserts an exact dict: debug builds of 3.11 abort
    if form is shapes.class_changed and sys.version_info >= (3, 14) and issubclass(cls, types.ModuleType) and isinstance(cls.__dict__.get("xx"), property):
        return None  # the interpreter's own LOAD_ATTR_MODULE overlooks the property from the second time on
    try:
        return form(cls)
    except (AttributeError, TypeError, KeyError):
        return None  # this class has no such form


def content(o):
    return sorted((str(k), show(v)) for k, v in o.__dict__.items() if not str(k).startswith("__")) if hasattr(o, "__dict__") else None


def pair(site, kind, make_class, first, second, event, stored):
    attribute = shapes.ATTRIBUTES()[kind]
    cls = make_class({} if attribute is None else {"xx": attribute})
    a, b = make(first, cls), make(second, cls)
    if a is None or b is None:
        return "-"
    extra = ("new",) if stored else ()
    results = [attempt(site, o, *extra) for o in (a, a, b)]
    if event is not None:
        event(cls)
        results += [attempt(site, o, *extra) for o in (b, a)]
    if stored:
        results += [str(content(a)), str(content(b))]
    return results


def table(name, instructions, pairs, kinds, classes, forms, events, stored=False):
    instructions = Sites(instructions, pairs)
    for make_class in classes:
        for kind in kinds:
            for event in events:
                for first in forms:
                    known = {}
                    for second in forms:
                        told = str(pair(instructions.take(), kind, make_class, first, second, event, stored))
                        known.setdefault(told, []).append(second.__name__)
                    title = f"{name} {make_class.__name__}, {kind}, {event and event.__name__}, {first.__name__}"
                    print(title)
                    for told, seconds in known.items():
                        print("   ", told, "<-", *seconds)
    return instructions


def main():
    most = [kind for kind in shapes.ATTRIBUTES() if kind not in ("builtin", "method descriptor", "set only", "staticmethod")]
    changing = ["property", "classmethod", "staticmethod", "data", "non-data", "set only", "plain"]
    few_kinds = ["none", "value", "function", "property", "plain", "data"]
    loads, calls, stores = sites.LOADS, sites.CALLS, sites.STORES
    common, rest = shapes.CLASSES[:1], shapes.CLASSES[1:]
    used = [
        table("load", loads, 30, most, common, shapes.FORMS, [None]),
        table("load", loads, 15, changing, common, FEW, [shapes.becomes_data, shapes.becomes_plain]),
        table("load", loads, 30, few_kinds, rest, FEW, [None]),
        table("call", calls, 30, ["function", "classmethod", "staticmethod", "non-data"], common, shapes.FORMS, [None]),
        table("call", calls, 15, changing, common, FEW, [shapes.becomes_data]),
        table("call", calls, 30, ["function", "plain"], rest, FEW, [None]),
        table("store", stores, 30, ["none", "data", "plain"], common, shapes.FORMS, [None], True),
        table("store", stores, 15, changing, common, FEW, [shapes.becomes_data, shapes.becomes_plain], True),
        table("store", stores, 31, ["none", "property"], rest, FEW, [None], True),
        table("delete", sites.DELETES, 1000, ["none", "data"], shapes.CLASSES[:4], FEW, [None], True),
    ]
    print([(t.used, t.used // t.pairs <= len(t.all)) for t in used])
