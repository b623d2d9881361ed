class Map:
    def keys(self):
        print("keys")
        return ["a", "b"]

    def __getitem__(self, key):
        print("get", key)
        return key * 2


def f(**kw):
    return kw


print(f(**Map()), f(**Map(), c=3), f(c=1, **Map()))
try:
    f(a=1, **Map())
except TypeError as error:
    print(error)
print(dict(**Map()), {**Map(), "a": 1}, {"a": 1, **Map()})
try:
    {**[1, 2]}
except TypeError as error:
    print(error)


class Broken:
    def keys(self):
        raise ValueError("keys are broken")


try:
    f(**Broken())
except ValueError as error:
    print("ValueError", error)


class BadIter:
    def __iter__(self):
        yield 1
        raise KeyError("iterator is broken")


try:
    f(*BadIter())
except KeyError as error:
    print("KeyError", error)
