import functools
import operator


def call(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class WithCall:
    def __call__(self, *args, **kwargs):
        return "call", args, kwargs


class Meta(type):
    def __call__(cls, *args):
        return "meta", cls.__name__, args


class Made(metaclass=Meta):
    pass


print(call(len, "abc"), call(len), call(len, 1, 2), call(int, "12", base=3), call(max, 1, 5, 3), call(print, end=""))
print(call(WithCall(), 1, a=2), call(Made, 1), call(operator.add, 1, 2), call(functools.partial(divmod, 7), 2))
print(call("text"), call(None), call(3, 4), call(object()).replace("object object", "object"))
print(call("a,b".split, ","), call(str.split, "a b"), call(str.split), call(dict.get, {}, 1, 2), call([].append))
print(call(type, "X", (), {}).__name__, call(type), call(object, 1), call(sorted, [3, 1, 2], reverse=True))
print(call(lambda *a, **k: (a, k), 1, b=2), call(lambda: None, 1))
print(call(ord, "ab"), call(chr, -1), call(isinstance, 1), call("{} {x}".format, 1, x=2), call(sum, [1, 2], start=3))
