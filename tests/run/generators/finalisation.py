import gc


def g(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally", name)


it = g("dropped")
next(it)
del it
gc.collect()
print("after del")
it = g("never started")
del it
g("temporary").__next__()
print("after temporary")
for x in g("break"):
    break
print("after break")


def rebinding():
    it = g("rebound")
    next(it)
    it = None
    print("end of rebinding")


rebinding()


def in_frame():
    it = g("local")
    next(it)
    print("leaving the function")


in_frame()


def raising():
    try:
        yield
    finally:
        raise ValueError("ignored in a finaliser")


it = raising()
next(it)
del it
print("after raising finaliser")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


it = stubborn()
next(it)
del it
print("after stubborn")


def cycle():
    me = yield
    try:
        yield
    finally:
        print("cycle collected", me is not None)


it = cycle()
next(it)
it.send(it)
del it
gc.collect()


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def holds():
    a = Noisy("a")
    b = Noisy("b")
    yield
    del a
    yield
    print("end of holds")


it = holds()
next(it)
next(it)
print("a is gone")
it.close()
print("b is gone")
list(holds())
with_handler = g("in a list")
next(with_handler)
box = [with_handler]
del with_handler
box.clear()
print("end")
