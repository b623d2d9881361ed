# A generator that reaches itself while it runs, in plain code and through a delegate.
def show(f, *args):
    try:
        return "ok", f(*args)
    except BaseException as e:
        return type(e).__name__, str(e)


def attempts(g):
    return [show(next, g), show(g.send, 1), show(g.throw, KeyError("t")), show(g.close), g.gi_running, g.gi_suspended,
            type(g.gi_yieldfrom).__name__]


def plain():
    print("inside", attempts(me))
    yield 1
    print("inside again", attempts(me))


me = plain()
print(list(me), me.gi_running)


class Curious:
    def __iter__(self):
        return self

    def __next__(self):
        print("next", attempts(self.g))
        return 1

    def throw(self, *args):
        print("throw", self.g.gi_running, self.g.gi_suspended, self.g.gi_yieldfrom is self)
        return "thrown"

    def close(self):
        print("close", self.g.gi_running, self.g.gi_suspended, self.g.gi_yieldfrom is self)


def delegating(it):
    yield from it


it = Curious()
it.g = delegating(it)
print(next(it.g))
print(it.g.throw(KeyError), it.g.gi_suspended)
print(it.g.close(), it.g.gi_running)


def mutual(other):
    while True:
        try:
            yield next(other[0])
        except ValueError as e:
            yield str(e)
            return


a, b = [], []
a.append(mutual(b))
b.append(mutual(a))
print(next(a[0]))


def loops_on_itself():
    yield from me2


me2 = loops_on_itself()
print(show(next, me2))
