x = 1
del x
try:
    x
except NameError as error:
    print(error)
try:
    del x
except NameError as error:
    print(error)


def f(a, b):
    del a
    try:
        return a
    except UnboundLocalError as error:
        print(error)
    try:
        del a
    except UnboundLocalError as error:
        print(error)
    a = 3
    del (a, b)
    try:
        b
    except UnboundLocalError as error:
        print(error)


f(1, 2)
lst = list(range(10))
del lst[0], lst[-1]
print(lst)
del lst[1:3]
del lst[::2]
print(lst)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
for key in ("zz", 5):
    try:
        del d[key]
    except KeyError as error:
        print("KeyError", error)
try:
    del lst[50]
except IndexError as error:
    print(error)
try:
    del (1, 2)[0]
except TypeError as error:
    print(error)
try:
    del "abc"[0]
except TypeError as error:
    print(error)


class C:
    def __delattr__(self, name):
        print("delattr", name)

    def __delitem__(self, key):
        print("delitem", key)


c = C()
del c.x, c[1], c[1:2, ...]


class D:
    pass


o = D()
o.v = 1
del o.v
try:
    del o.v
except AttributeError as error:
    print(error)
global_name = 5


def g():
    global global_name
    del global_name
    try:
        del global_name
    except NameError as error:
        print(error)


g()
print("global_name" in globals())
