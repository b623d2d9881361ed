def f(flag):
    if flag:
        x = 1
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


print(f(True), f(False))


def loop(n):
    for i in range(n):
        pass
    try:
        return i
    except UnboundLocalError as error:
        return str(error)


print(loop(3), loop(0))


def handler():
    try:
        raise ValueError(1)
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


print(handler())


def conditional_delete(flag):
    x = 1
    if flag:
        del x
    try:
        x += 1
        return x
    except UnboundLocalError as error:
        return str(error)


print(conditional_delete(False), conditional_delete(True))


def in_loop():
    out = []
    for i in range(4):
        if i % 2 == 0:
            v = i
        try:
            out.append(v)
            if i % 2:
                del v
        except UnboundLocalError:
            out.append("unbound")
    return out


print(in_loop())


def augmented():
    try:
        n += 1
    except UnboundLocalError as error:
        print(error)
    n = 0


augmented()


def with_import(flag):
    if flag:
        import math as m
    try:
        return m.floor(1.5)
    except UnboundLocalError as error:
        return str(error)


print(with_import(1), with_import(0))
