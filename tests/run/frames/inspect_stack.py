import inspect


def level():
    return [(f.function, f.lineno, f.code_context[0].strip() if f.code_context else None) for f in inspect.stack(1)[:3]]


def caller():
    return level()


print(caller())


def current():
    f = inspect.currentframe()
    return f.f_code.co_name, inspect.getframeinfo(f).lineno, inspect.getframeinfo(f).function


print(current())
print(inspect.getsource(current))
print(inspect.getsourcelines(caller)[1], inspect.getsourcefile(caller) == inspect.getfile(caller), inspect.getmodule(caller).__name__ == __name__)
print(inspect.getargvalues(inspect.currentframe()).args)


def with_args(a, b=2, *c, d=4, **e):
    return inspect.getargvalues(inspect.currentframe())


print(with_args(1, e=5))


class K:
    """Doc of K."""

    def method(self):
        "doc of method"
        return inspect.currentframe().f_code.co_qualname


print(K().method(), inspect.getdoc(K.method), inspect.getcomments(with_args))
print(inspect.getsource(lambda: 0).strip())
