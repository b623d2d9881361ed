import warnings


def deprecated(level):
    warnings.warn(f"level {level}", DeprecationWarning, stacklevel=level)


def caller(level):
    deprecated(level)


def outer(level):
    caller(level)


outer(1)
outer(2)
outer(3)
for _ in range(3):
    deprecated(2)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    outer(1)
    outer(2)
    outer(3)
    warnings.warn("plain")
    [warnings.warn("in a comprehension", stacklevel=1) for _ in range(1)]

    class C:
        warnings.warn("in a class body", stacklevel=1)

        def m(self):
            warnings.warn("method", UserWarning, 2)
    C().m()
for w in caught:
    print(w.lineno, w.category.__name__, w.message, w.filename.endswith("warnings_levels.py"))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        outer(2)
    except DeprecationWarning as e:
        print("raised", e)
warnings.warn_explicit("explicit", UserWarning, "file", 5)
"text" is "text"
