# What throw() of a sub-iterator returned: the sub-iterator is gone before the delegator goes on.
class Sub:
    def __init__(self, how):
        self.how = how

    def __iter__(self):
        return self

    def __next__(self):
        return "item"

    def throw(self, *error):
        if self.how == "returns":
            raise StopIteration("value")
        if self.how == "raises":
            raise KeyError("own")
        return "yielded"

    def close(self):
        print("closed")

    def __del__(self):
        print("dies")


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        print("exit", *map(repr, error[:2]))
        return True


def delegates(how):
    with Manager():
        print("got", (yield from Sub(how)))
        print("inside")
    yield "end"


class Awaited:
    def __init__(self, how):
        self.how = how

    def __await__(self):
        return Sub(self.how)


async def awaits(how):
    with Manager():
        print("got", await Awaited(how))
        print("inside")


async def async_generator(how):
    with Manager():
        print("got", await Awaited(how))
        print("inside")
    yield "end"


def attempt(step, *args):
    try:
        print(step(*args))
    except BaseException as e:
        print(repr(e))


def main():
    for how in "returns", "raises", "yields":
        for error in (ValueError,), (ValueError("v"),), (GeneratorExit,), (StopIteration(3),):
            print(how, error)
            g = delegates(how)
            attempt(next, g)
            attempt(g.throw, *error)
            attempt(next, g)
            del g
            c = awaits(how)
            attempt(c.send, None)
            attempt(c.throw, *error)
            attempt(c.send, None)
            del c
            a = async_generator(how)
            w = a.__anext__()
            attempt(w.send, None)
            attempt(w.throw, *error)
            attempt(w.send, None)
            del w
            del a
