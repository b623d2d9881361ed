import types


def a(x):
    return "a", x


def b(x):
    return "b", x * 2


print(a(1), b(1))
original = a.__code__
a.__code__ = b.__code__
print(a(1), a.__name__)
a.__code__ = original
print(a(1))


def caller(n):
    return [a(i) for i in range(n)]


print(caller(2))
a.__code__ = b.__code__
print(caller(2))
a.__code__ = original
made = types.FunctionType(a.__code__, globals(), "made", (7,))
print(made(), made(1), made.__name__)
other_globals = types.FunctionType((lambda: value).__code__, {"value": "from other globals"})
print(other_globals())


def closure(n):
    def inner():
        return n
    return inner


one, two = closure(1), closure(2)
try:
    one.__code__ = a.__code__
except ValueError as e:
    print(e)
mixed = types.FunctionType(one.__code__, globals(), "mixed", None, two.__closure__)
print(mixed(), one(), two())
a.__code__ = a.__code__.replace(co_name="other", co_consts=tuple("A" if c == "a" else c for c in a.__code__.co_consts))
print(a(1), a.__code__.co_name)
a.__code__ = original


def gen():
    yield 1


def gen2():
    yield 2


gen.__code__ = gen2.__code__
print(list(gen()))


def plain():
    return 5


plain.__code__ = gen2.__code__
print(list(plain()))
print(original == a.__code__, hash(original) == hash(a.__code__), a.__code__ is original, eval(compile("1+1", "x", "eval")))


class C:
    def m(self):
        return "m"


c = C()
print(c.m())
C.m.__code__ = (lambda self: "replaced").__code__
print(c.m())


def defaults(x=1, *, y=2):
    return x, y


defaults.__code__ = (lambda x, z=5, *, y: (x, z, y)).__code__
print(defaults(3))
print(exec(original.replace(co_argcount=0, co_varnames=(), co_nlocals=0, co_code=compile("pass", "", "exec").co_code,
                            co_stacksize=5, co_exceptiontable=b"", co_linetable=compile("pass", "", "exec").co_linetable,
                            co_consts=(None,), co_names=())))
