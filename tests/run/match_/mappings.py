def f(x):
    match x:
        case {"kind": "a", "value": v}:
            return f"a {v}"
        case {"kind": k, **rest} if k != "skip":
            return f"kind {k} rest {rest}"
        case {"nested": {"deep": [first, *_]}}:
            return f"deep {first}"
        case {1: one, None: none}:
            return f"keys {one} {none}"
        case {"opt": (1 | 2) as o}:
            return f"option {o}"
        case {}:
            return "a mapping"
        case _:
            return "no mapping"


import collections
import types

for x in ({"kind": "a", "value": 1}, {"kind": "a"}, {"kind": "skip"}, {"kind": "b", "x": 1, "y": 2}, {"nested": {"deep": [1, 2]}},
          {"nested": {"deep": []}}, {1: 2, None: 3}, {True: 2, None: 3}, {"opt": 2}, {"opt": 3}, {}, [], None, "kind",
          types.MappingProxyType({"kind": "p"}), collections.OrderedDict(kind="o"), collections.UserDict(kind="u")):
    print(f(x))


class Default(dict):
    def __missing__(self, key):
        print("missing must not be called", key)
        return "made up"

    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)


print(f(Default()), f(Default(kind="d")))
dd = collections.defaultdict(list)
match dd:
    case {"x": _}:
        print("found")
    case _:
        print("not found", dict(dd))


class K:
    key = "kind"


match {"kind": 5}:
    case {K.key: v}:
        print("dotted key", v)
try:
    match {"x": 1, "kind": 2}:
        case {K.key: a, "kind": b}:
            print("duplicate")
except ValueError as e:
    print(e)
d = {"a": 1, "b": 2}
match d:
    case {"a": _, **rest}:
        rest["c"] = 3
        print(rest, d)
