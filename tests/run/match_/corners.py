"""Class and mapping patterns at their corners: names asked for twice, many sub-patterns, attributes that raise, metaclasses, keys with code of their own, mappings whose get() is their own."""
import sys

LOG = []


class Wide:
    __match_args__ = tuple("abcdefghij")

    def __init__(self):
        for i, name in enumerate("abcdefghij"):
            setattr(self, name, [i])


class Same:
    __match_args__ = ("a", "b", "a")
    a = b = c = 1


class Computed:
    __match_args__ = ("fine", "broken")

    @property
    def fine(self):
        LOG.append("fine")
        return object()

    @property
    def missing(self):
        raise AttributeError("computed away")

    @property
    def broken(self):
        LOG.append("broken")
        raise KeyError("broken")

    def __getattr__(self, name):
        LOG.append(name)
        if name == "late":
            return "late"
        raise AttributeError(name)


class Meta(type):
    def __getattr__(cls, name):
        LOG.append("meta " + name)
        if name == "__match_args__":
            return ("x",)
        raise AttributeError(name)

    def __instancecheck__(cls, o):
        LOG.append("instance?")
        return o == 5 or type(o) is cls


class ByMeta(metaclass=Meta):
    x = "by meta"


class Liar:
    @property
    def __class__(self):
        LOG.append("class?")
        return Same

    a = b = c = 2


class Key:
    def __init__(self, name, broken=False):
        self.name, self.broken = name, broken

    def __hash__(self):
        LOG.append("hash " + self.name)
        if self.broken:
            raise RuntimeError("hash")
        return hash(self.name)

    def __eq__(self, other):
        LOG.append(f"{self.name} == {other if isinstance(other, str) else other.name}")
        return self.name == (other if isinstance(other, str) else other.name)


class K:
    a, again, text, broken = Key("a"), Key("a"), "a", Key("z", True)
    plain = list()
    other = Key("b")


class Own(dict):
    def get(self, key, default=None):
        LOG.append(f"get {key if isinstance(key, str) else key.name}")
        return dict.get(self, key, default)

    def __missing__(self, key):
        LOG.append("missing")
        return 1


def wide(o):
    match o:
        case Wide(a, b, c, d, e, f, g, h, i, j): return a, b, j
        case Wide(a, b, c, d, e, f, g, h, i=1, j=1): return 1
    return None


def wide_misses(o):
    match o:
        case Wide(a, b, c, d, e, f, g, h, i, k=1): return 1
        case Wide(a=_, b=_, c=_, d=_, e=_, f=_, g=_, h=_, i=_, j=x): return x
    return None


def twice_positional(o):
    match o:
        case Same(1, 2, 3): return "no"


def twice_keyword(o):
    match o:
        case Same(1, b=1, a=1): return "no"


def once(o):
    match o:
        case Same(1, b=1, c=c): return c
        case Same(2, 2): return "two"
        case Liar(c=c): return "liar", c


def computed(o):
    match o:
        case Computed(missing=x): return "missing"
        case Computed(fine=_, late=late): return late


def broken(o):
    match o:
        case Computed(_, _): return "no"


def by_meta(o):
    match o:
        case ByMeta(x): return x
        case ByMeta(): return "bare"


def selves(o):
    match o:
        case int(x) | str(x) | float(x): return x
        case bytes(): return b""
        case list(x, real=1): return "no"
        case dict(x, y): return "too many"


def keys(o):
    match o:
        case {K.a: x, "b": y}: return "a", x, y
        case {"b": x, K.text: y, "c": z}: return "b", x, y, z
        case {"c": _, K.a: x, **rest}: return "c", x, sorted(rest)


def same_keys(o):
    match o:
        case {K.a: x, K.text: y}: return x, y


def same_texts(o):
    match o:
        case {"a": x, K.text: y}: return x, y


def same_objects(o):
    match o:
        case {"q": x, K.other: y, K.a: z, K.again: w}: return x, y


def broken_key(o):
    match o:
        case {"a": x, K.broken: y}: return x, y


def unhashable(o):
    match o:
        case {"a": x, K.plain: y}: return x, y


FUNCTIONS = [wide, wide_misses, twice_positional, twice_keyword, once, computed, broken, by_meta, selves, keys, same_keys, same_texts, same_objects, broken_key, unhashable]
SUBJECTS = [Wide(), Same(), Computed(), ByMeta(), Liar(), 5, "s", 1.5, b"x", [1], {}, {"a": 1}, {"a": 1, "b": 2}, {"b": 1, "c": 2, "a": 3}, {"q": 1, "b": 2, "a": 3}, Own(a=1), Own(b=1, c=2), Own(b=1, a=2, c=3), None,
            type("Part", (Same,), {"c": 9})(), True]
for turn in range(2):
    for f in FUNCTIONS:
        for o in SUBJECTS:
            del LOG[:]
            try:
                result = f(o)
            except Exception as e:
                result = type(e).__name__, str(e)
            print(f.__name__, type(o).__name__, result if type(result) is not object else "object", LOG)
before = [sys.getrefcount(v) for v in (SUBJECTS[0].a, SUBJECTS[0].h, K.a, K.text)]
for _ in range(100):
    wide_misses(SUBJECTS[0]), wide(SUBJECTS[0])
print([sys.getrefcount(v) for v in (SUBJECTS[0].a, SUBJECTS[0].h, K.a, K.text)] == before)
