def log(v, *rest):
    print("eval", v, *rest)
    return v


class V:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        print("format", self.name, spec)
        return self.name + spec

    def __repr__(self):
        print("repr", self.name)
        return f"V({self.name})"

    def __str__(self):
        print("str", self.name)
        return self.name


a, b = V("a"), V("b")
print(f"{log(a):{log('w')}} {log(b)!r} {a!s:>{log(5)}}")
s = "x"
s += f"{s}{s!r}"
print(s)
print(f"{(y := 5)} {y}", f"{y:=+5}")


def gen():
    r = yield f"{(yield 1)} and {(yield 2)}"
    print("got", r)


g = gen()
print(next(g), g.send("first"), g.send("second"))
try:
    g.send("end")
except StopIteration:
    pass
print(f"{'a' 'b'}" f"c" "d{e}" f"{'{}'}")
print("joined", f"{1}" + f"{2}" * 2)
print(f"{sorted(locals())[0]}" != "", [f"{i}:{j}" for i in range(2) for j in "ab"])


class C:
    v = 1
    t = f"{v}{__qualname__}"


print(C.t)
