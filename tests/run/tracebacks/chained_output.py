# status: exits with 1
print("chained: cause and context with their own tracebacks", flush=True)


def low():
    raise OSError(2, "low level")


def middle():
    try:
        low()
    except OSError as e:
        raise ValueError("middle") from e


def high():
    try:
        middle()
    except ValueError:
        raise RuntimeError("high")


high()
