def append(x, to=[]):
    to.append(x)
    return to


print(append(1), append(2), append(3, []), append(4))
print(append.__defaults__)


def counter(*, state={"n": 0}):
    state["n"] += 1
    return state["n"]


print(counter(), counter(), counter(state={"n": 10}), counter(), counter.__kwdefaults__)
append.__defaults__ = ([100],)
print(append(1))
append.__defaults__ = None
try:
    append(1)
except TypeError as error:
    print(error)
funcs = [lambda x=i: x for i in range(4)]
print([f() for f in funcs])
late = [lambda: i for i in range(4)]
print([f() for f in late])
append.__defaults__ = (1, [2])
print(append())
try:
    append.__defaults__ = [1]
except TypeError as error:
    print(error)
