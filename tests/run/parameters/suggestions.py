"""What a call with a keyword that no parameter has is told: from 3.13 on, of a parameter with a similar name."""


def plain(first, second=2, *, keyword=3): ...
def positional(first, /, second): ...
def none(): ...
def only(*, name, named): ...


class C:
    def __init__(self, value): ...
    def method(self, argument): ...


class S(str):
    pass


def attempt(f, **kwargs):
    try:
        f(**kwargs)
    except TypeError as error:
        print(error, error.args)


def direct():
    for call in (lambda: plain(frst=1), lambda: plain(1, secnd=1), lambda: positional(frst=1, second=2), lambda: C(valu=1), lambda: C(1).method(argumnt=2)):
        try:
            call()
        except TypeError as error:
            print(error)


def main():
    attempt(plain, firs=1)
    attempt(plain, first=1, sekond=1)
    attempt(plain, first=1, keywrod=1)
    attempt(plain, zzz=1)
    attempt(plain, **{S("secon"): 1, "first": 1})
    attempt(plain, **{"": 1})
    attempt(plain, **{"f" * 1000: 1})
    attempt(plain, **{"fırst": 1, "\ud800": 2})
    attempt(positional, firs=1, second=1)
    attempt(positional, first=1, second=1)
    attempt(none, non=1)
    attempt(only, nam=1)
    attempt(only, Named=1)
    attempt(C, values=1)
    attempt(C(1).method, argument=1, self=2)
    attempt(C(1).method, slf=2)
    direct()


main()
