class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError(f"enter {self.name}")
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        if self.fail == "exit":
            raise RuntimeError(f"exit {self.name}")
        return self.swallow


with Manager("a") as x:
    print("body", x)
with Manager("a") as x, Manager("b") as y:
    print(x, y)
with (Manager("p"), Manager("q") as z):
    print(z)
with Manager("s", swallow=True):
    raise ValueError("swallowed")
print("after")


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, "context", repr(e.__context__))


def returns():
    with Manager("r") as r:
        return "returned " + r


def raises():
    with Manager("outer") as o, Manager("inner") as i:
        raise ValueError("through")


def swallowed_return():
    with Manager("w", swallow=True):
        raise KeyError(1)
        return "never"
    return "continued"


def enter_fails():
    with Manager("first"), Manager("second", fail="enter"):
        print("never")


def exit_fails():
    with Manager("f", fail="exit"):
        raise ValueError("body")


def exit_fails_quietly():
    with Manager("f", fail="exit"):
        pass


def loop():
    out = []
    for i in range(4):
        with Manager(i):
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
    return out


for f in (returns, raises, swallowed_return, enter_fails, exit_fails, exit_fails_quietly, loop):
    attempt(f)
