def f(kind):
    log = []
    try:
        log.append("try")
        if kind == 1:
            raise ValueError("v")
        if kind == 2:
            raise KeyError("k")
        if kind == 3:
            return log + ["returned"]
        if kind == 4:
            1 / 0
    except ValueError as e:
        log.append(f"value {e}")
    except (KeyError, IndexError) as e:
        log.append(f"key {e!r}")
    else:
        log.append("else")
    finally:
        log.append("finally")
        print("in finally", log)
    return log


for kind in range(4):
    print(f(kind))
try:
    f(4)
except ZeroDivisionError as e:
    print("outer", e)


def ret():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


def loops():
    out = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return out


def finally_continue():
    out = []
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            out.append(i)
            continue
    return out


def nested():
    out = []
    try:
        try:
            try:
                raise KeyError("inner")
            finally:
                out.append("f1")
        except ValueError:
            out.append("wrong")
        finally:
            out.append("f2")
    except KeyError as e:
        out.append(repr(e))
    return out


print(ret(), swallow(), loops(), finally_continue(), nested())
