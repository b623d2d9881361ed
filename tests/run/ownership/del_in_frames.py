import gc


class D:
    def __init__(self, name, action=None):
        self.name, self.action = name, action

    def __del__(self):
        print("del", self.name)
        if self.action:
            self.action()


def raises():
    a = D("local of the frame that raised")
    raise ValueError("x")


def handler():
    try:
        raises()
    except ValueError:
        print("in handler: the traceback keeps it")
    print("after handler")


handler()


def kept():
    try:
        raises()
    except ValueError as e:
        return e


e = kept()
print("exception kept")
e.__traceback__ = None
print("traceback dropped")


def generator():
    d = D("generator local")
    yield 1
    yield 2


g = generator()
next(g)
del g
print("generator gone")
g = generator()
for _ in g:
    pass
print("exhausted")


def raising_del():
    def boom():
        raise RuntimeError("in __del__")
    d = D("raising", boom)
    del d
    print("continues")


raising_del()


def resurrect():
    box = []

    class R:
        def __del__(self):
            print("resurrected")
            box.append(self)
    r = R()
    del r
    print(len(box))
    box.clear()
    print("cleared")


resurrect()


def del_during_assignment():
    state = []
    x = D("replaced", lambda: state.append("ran"))
    x = (state.append("new value"), "v")
    print(state)


del_during_assignment()


def del_changes_global():
    global flag
    flag = 1

    def change():
        global flag
        flag = 2
    d = D("changes a global", change)
    a = flag
    del d
    return a, flag


print(del_changes_global())
lst = [D("first"), D("second"), D("third")]
lst[1] = None
print("replaced")
del lst[0]
print("deleted")
lst = []
print("rebound")
d = {"k": D("in dict")}
d["k"] = 1
d.clear()
t = (D("in tuple"),)
t = None


def nested_call():
    return len([D("x").name, D("y").name])


print(nested_call())
gc.collect()
