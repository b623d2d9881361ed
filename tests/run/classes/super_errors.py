# What super() without arguments complains of, in functions that have no variable __class__ or no first argument: by other names than super, too.
import functools

renamed = super

class B:

    def no_cell(self):
        return renamed()

    def no_args():
        return renamed()

    def no_args_cell():
        __class__
        return renamed()

    def star(*args):
        return renamed()

    def star_cell(*args):
        __class__
        return renamed()

    def kw(*, k=1):
        return renamed()

    def kws(**k):
        return renamed()

    def local():
        x = 1
        return renamed(), x

    def deleted_cell(self):
        __class__
        del self
        return renamed()

    def captured(self):
        f = lambda: self
        return renamed()

    def args_cell_captured(*args):
        __class__
        f = lambda: args
        return renamed()

    def second(self, other):
        del other
        return renamed()

    def in_gen(self):
        yield renamed()

    def in_gen_noargs():
        yield renamed()

    async def co(self):
        return renamed()

    def through_partial(self):
        return functools.partial(renamed)()

    def through_map(self):
        return next(iter(renamed, None))

    def through_sub(self):
        return Sub()

    def through_lambda(self):
        return (lambda: renamed())()

    def through_lambda1(self):
        return (lambda x: renamed())(self)

    def comp(self):
        return [renamed() for i in [1]]

    def comp_cell(self):
        __class__
        return [renamed() for i in [1]]

    def genexp(self):
        return list(renamed() for i in [1])

    def loop(self, n=100):
        t = 0
        for i in range(n):
            t += i
        return renamed(), t

    def handler(self):
        try:
            renamed()
        except RuntimeError as e:
            return "caught " + str(e)

    def by_name(self):
        return super()

    def by_name_deleted(self):
        del self
        return super()

    def by_name_noargs():
        return super()

    def init(self):
        s = super.__new__(super)
        s.__init__()
        return s

    def init2(self):
        super.__init__(object.__new__(Sub))

class Sub(super):
    pass

def plain(x):
    return renamed()
def plain0():
    return renamed()
def plain_free(x):
    y = 1

    def inner(a):
        return renamed(), y
    return inner(x)
def fake(x):
    __class__ = 5

    def inner(a):
        __class__
        return renamed()
    return inner(x)
def fake_class(x):
    __class__ = B

    def inner(a):
        __class__
        return renamed()
    return inner(x)
def empty(x):

    def inner(a):
        if a is None:
            __class__
        return renamed()
    inner(x)
    __class__ = 3

def attempt(name, f, *args):
    try:
        r = f(*args)
    except Exception as e:
        print(name, type(e).__name__, e)
    else:
        print(name, r if isinstance(r, str) else type(r).__name__)

class C:
    attempt("class body", renamed)
    try:
        renamed()
    except RuntimeError as e:
        print(e)

def main():
    b = B()
    for turn in range(2):
        for name, f in list(vars(B).items()):
            if name.startswith("__"):
                continue
            n = f.__code__.co_argcount
            args = [b] + [1]*(n-1) if n else ([b] if name.startswith("star") or name.startswith("args") else [])
            if f.__code__.co_flags & 0x20:
                attempt(name, lambda: list(f(*args)))
            elif f.__code__.co_flags & 0x80:
                attempt(name, lambda: f(*args).send(None))
            else:
                attempt(name, f, *args)
        for f in plain, plain_free, fake, fake_class, empty: attempt(f.__name__, f, b)
        attempt("plain0", plain0)
        attempt("C", C)
try:
    renamed()
except RuntimeError as e:
    print(e)
