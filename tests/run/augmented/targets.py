log = []


class Box:
    def __init__(self):
        self.items = {0: 1}

    def __getitem__(self, key):
        log.append(("get", key))
        return self.items[key]

    def __setitem__(self, key, value):
        log.append(("set", key, value))
        self.items[key] = value


def key():
    log.append("key")
    return 0


def box():
    log.append("box")
    return b


b = Box()
box()[key()] += 5
print(log, b.items)
log.clear()
try:
    b[9] += 1
except KeyError as error:
    print("KeyError", error, log)
t = ([1], 2)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
lst = [1, 2]
alias = lst
lst += (3,)
print(alias, lst is alias)
lst = lst + [4]
print(alias, lst)
lst *= 2
print(lst)
s = "a"
for c in "bcd":
    s += c
print(s)


class P:
    n = 10


p = P()
p.n += 1
print(p.n, P.n)
d = {"a": {"b": 1}}
d["a"]["b"] += 1
d["a"]["c"] = d["a"].get("c", 0) + 5
print(d)
m = [[0] * 3 for _ in range(2)]
m[1][2] -= 7
m[0][1:] += [9]
print(m)
g = 1


def glob():
    global g
    g += 1
    g <<= 3
    return g


print(glob(), g)
x: int = 3
x **= 2
print(x)
st = {1, 2}
st2 = st
st |= {3}
st -= {1}
st ^= {2, 5}
st &= {3, 5}
print(st, st2 is st)
