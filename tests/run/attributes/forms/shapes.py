"""Receivers in every form, and class attributes of every kind. The attribute is called "xx" everywhere."""
import sys
import types


class Key(str):
    """A key whose comparison is Python code, so that no dict that holds it is searched as one of plain text."""
    __hash__ = str.__hash__

    def __eq__(self, other):
        return str.__eq__(self, other)


class Namespace(dict):
    pass


def uninterned():
    return "".join(["x", "x"])


def bare(c):
    return c.__new__(c, "bare") if issubclass(c, types.ModuleType) else c.__new__(c)


def with_values(c):
    o = bare(c)
    o.aa = 1
    o.xx = "values"
    return o


def without_values(c):
    o = bare(c)
    o.aa = 1
    return o


def deleted(c):
    o = with_values(c)
    del o.xx
    return o


def other_order(c):
    o = bare(c)
    o.xx = "first"
    o.zz = o.yy = 0
    return o


def dict_made(c):
    o = with_values(c)
    o.__dict__
    return o


def dict_made_without(c):
    o = without_values(c)
    o.__dict__
    return o


def dict_updated(c):
    o = bare(c)
    o.__dict__.update(aa=1, xx="updated")
    return o


def dict_popped(c):
    o = dict_made(c)
    o.__dict__.pop("xx")
    return o


def dict_popitem(c):
    o = with_values(c)
    o.__dict__.popitem()
    return o


def dict_cleared(c):
    o = with_values(c)
    o.__dict__.clear()
    return o


def dict_replaced(c):
    o = with_values(c)
    o.__dict__ = {"zz": 0, "xx": "replaced"}
    return o


def dict_replaced_without(c):
    o = with_values(c)
    o.__dict__ = {"zz": 0}
    return o


def dict_of_another(c):
    o = with_values(c)
    o.__dict__ = dict_made(c).__dict__
    return o


def dict_general(c):
    o = bare(c)
    o.__dict__ = {1: 1, "xx": "general"}
    return o


def dict_general_without(c):
    o = bare(c)
    o.__dict__ = {1: 1}
    return o


def dict_with_key_objects(c):
    o = bare(c)
    o.__dict__[Key("xx")] = "key object"
    return o


def dict_subclass(c):
    o = bare(c)
    o.__dict__ = Namespace(xx="subclass")
    return o


def dict_large(c):
    o = with_values(c)
    for i in range(40):
        setattr(o, f"n{i}", i)
    return o


def dict_deleted(c):
    o = with_values(c)
    del o.__dict__
    return o


def dict_deleted_then_set(c):
    o = dict_deleted(c)
    o.xx = "again"
    return o


def class_changed(c):
    class Other(*c.__bases__):
        if "__slots__" in c.__dict__:
            __slots__ = c.__dict__["__slots__"]
    o = with_values(Other)
    o.__class__ = c
    return o


def class_changed_without(c):
    class Other(*c.__bases__):
        if "__slots__" in c.__dict__:
            __slots__ = c.__dict__["__slots__"]
    o = without_values(Other)
    o.__class__ = c
    return o


def name_not_interned(c):
    o = bare(c)
    object.__setattr__(o, uninterned(), "not interned")
    return o


def key_not_interned(c):
    o = bare(c)
    o.__dict__[uninterned()] = "key not interned"
    return o


FORMS = [bare, with_values, without_values, deleted, other_order, dict_made, dict_made_without, dict_updated, dict_popped,
         dict_popitem, dict_cleared, dict_replaced, dict_replaced_without, dict_of_another, dict_general, dict_general_without,
         dict_with_key_objects, dict_subclass, dict_large, dict_deleted, dict_deleted_then_set, class_changed,
         class_changed_without, name_not_interned, key_not_interned]


# --- class attributes

class Plain:
    """Becomes a descriptor of several kinds later."""

    def __repr__(self):
        return type(self).__name__


class Data(Plain):
    def __get__(self, o, t):
        return "data", o is not None

    def __set__(self, o, v):
        log.append(("set", v))

    def __delete__(self, o):
        log.append("delete")


class NonData(Plain):
    def __get__(self, o, t):
        return "non-data", o is not None


class SetOnly(Plain):
    def __set__(self, o, v):
        log.append(("set only", v))


log = []


def function(self, *args):
    return "function", type(self).__name__, args


def ATTRIBUTES():
    """Kind -> a new class attribute (absent: none)."""
    return {
        "none": None,
        "value": 5,
        "builtin": len,
        "function": function,
        "method descriptor": str.__str__,
        "classmethod": classmethod(function),
        "staticmethod": staticmethod(function),
        "property": property(lambda self: ("property", type(self).__name__), lambda self, v: log.append(("property", v))),
        "data": Data(),
        "non-data": NonData(),
        "set only": SetOnly(),
        "plain": Plain(),
        "module": types.ModuleType("m"),
    }


def becomes_data(c):
    d = c.__dict__.get("xx")
    if isinstance(d, Plain):
        d.__class__ = Data
    elif isinstance(d, property) and sys.version_info < (3, 14):  # where the interpreter keeps the getter's address without a reference, and crashes
        d.__init__(lambda self: "another getter")
    elif isinstance(d, (classmethod, staticmethod)):
        d.__init__(lambda *args: ("another function", len(args)))


def becomes_plain(c):
    d = c.__dict__.get("xx")
    if isinstance(d, Plain):
        d.__class__ = Plain


EVENTS = [None, None, becomes_data, becomes_plain]


# --- classes

def plain_class(ns):
    return type("C", (), ns)


def slots_and_dict(ns):
    return type("C", (), {"__slots__": ("__dict__", "ss"), **ns})


def slot_and_dict(ns):
    """The attribute is a slot (unless there is a class attribute), and there is a dict."""
    return type("C", (), {"__slots__": ("__dict__",) if "xx" in ns else ("__dict__", "xx"), **ns})


def of_exception(ns):
    return type("C", (ValueError,), ns)


def of_int(ns):
    return type("C", (int,), ns)


def of_list(ns):
    return type("C", (list,), ns)


def of_module(ns):
    return type("C", (types.ModuleType,), ns)


def inherited(ns):
    return type("C", (type("B", (), ns),), {})


def with_getattr(ns):
    def __getattr__(self, name):
        return ("hook", name) if name == "xx" else object.__getattribute__(self, name)
    return type("C", (), {"__getattr__": __getattr__, **ns})


CLASSES = [plain_class, slots_and_dict, slot_and_dict, of_exception, of_int, of_list, of_module, inherited, with_getattr]
