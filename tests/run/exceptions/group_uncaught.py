# status: exits with 1
print("an exception group that nobody catches is printed as a tree", flush=True)


def collect():
    errors = []
    for f in (lambda: 1 / 0, lambda: [][0], lambda: int("x")):
        try:
            f()
        except Exception as e:
            e.add_note("collected")
            errors.append(e)
    raise ExceptionGroup("several", errors)


collect()
