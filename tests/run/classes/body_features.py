x = "global"


class A:
    print(__name__ == __module__, __qualname__, sorted(locals()))
    x = x + "!"
    for i in range(3):
        if i == 1:
            continue
        exec(f"v{i} = i")
    else:
        finished = True
    try:
        1 / 0
    except ZeroDivisionError as e:
        caught = str(e)
    with open("/dev/null") as null:
        pass
    a, *b = range(4)
    y: int = 5
    z: "str"
    if x:
        def conditional(self):
            return "defined"
    lam = lambda self: self.y
    squares = [n * n for n in range(i)]
    while a < 2:
        a += 1
    del i
    match b:
        case [first, *_]:
            matched = first
    locals()["dynamic"] = "by locals()"
    import math as m
    from os import path as p


print(A.x, A.v0, A.v2, A.finished, A.caught, A.a, A.b, A.__annotations__, A().conditional(), A().lam(), A.squares)
print(hasattr(A, "i"), hasattr(A, "e"), A.matched, A.dynamic, A.m.pi > 3, A.p.sep)


class B:
    try:
        undefined
    except NameError as error:
        message = str(error)
    try:
        later = later
    except NameError as error:
        message2 = str(error)


print(B.message, "|", B.message2)


def f():
    class C:
        return_value = (yield_ for yield_ in range(2))
        global made_global
        made_global = "by class body"

        class D:
            class E:
                pass
    return C


print(list(f().return_value), made_global, f().D.E.__qualname__)
try:
    class Broken:
        a = 1
        raise RuntimeError("in a class body")
except RuntimeError as error:
    print(error, "Broken" in globals())
