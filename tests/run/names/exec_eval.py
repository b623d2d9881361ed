def f():
    x = 1
    exec("x = 2\ny = 3\nprint('inside', x, y)")
    print(x, "y" in locals())
    return eval("x + 1")


print(f())
ns = {}
exec("def g(a):\n    return a * factor\nfactor = 3", ns)
print(ns["g"](5), sorted(k for k in ns if k != "__builtins__"))
ns["factor"] = 10
print(ns["g"](5))


def h():
    secret = 42
    return eval("secret"), eval("[secret for _ in range(1)]", {"secret": "other"}), eval("lambda: 5")()


print(h())


def scopes():
    a = 1

    def inner():
        b = 2
        try:
            return eval("a + b")
        except NameError as e:
            return str(e)

    def inner2():
        b = 2
        a
        return eval("a + b")
    return inner(), inner2()


print(scopes())
exec("z = 5")
print(z)
exec("class Made:\n    v = 1\n    def m(self): return __class__")
print(Made().m() is Made, Made.__module__ == __name__)
for code in ("1 +", "x =", "def f(:", "return 1", "yield 1", "1/0", "raise ValueError(5)", "nothing_here"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
code = compile("a = b * 2", "<made>", "exec")
d = {"b": 4}
exec(code, d)
print(d["a"], code.co_filename)


class Mapping(dict):
    def __missing__(self, key):
        if key.startswith("__") or key == "print":
            raise KeyError(key)
        return f"<{key}>"


print(eval("alpha + beta", {}, Mapping()))
exec("print(gamma)\ngamma = 1\nprint(gamma)", {}, m := Mapping())
print(dict(m))


def closure_exec():
    v = [1]
    exec("v.append(2)")
    return v


print(closure_exec())


def globals_exec():
    exec("new_global = 1", globals())
    return new_global


print(globals_exec())
