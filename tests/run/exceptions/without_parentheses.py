# python: 3.14
"""PEP 758: several exception types without parentheses. PEP 765: a return, break or continue in finally."""


def caught(error):
    try:
        raise error
    except ValueError, KeyError:
        return "value or key"
    except TypeError, IndexError:
        return "type or index"


def groups(*errors):
    out = []
    try:
        raise ExceptionGroup("g", errors)
    except* ValueError, KeyError:
        out.append("value or key")
    except* TypeError:
        out.append("type")
    return out


def swallow():
    try:
        1 // 0
    finally:
        return "swallowed"


def leave_loop():
    for n in range(3):
        try:
            raise ValueError(n)
        finally:
            if n < 2:
                continue
            break
    return n


def main():
    for error in ValueError(), KeyError(), TypeError(), IndexError():
        print(caught(error))
    try:
        caught(OSError("other"))
    except OSError as error:
        print("left", error)
    print(groups(ValueError(1), TypeError(2), KeyError(3)))
    print(swallow(), leave_loop())
