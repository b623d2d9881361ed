def f(n):
    try:
        try:
            if n == 0:
                return "return in try"
            if n == 1:
                raise ValueError("one")
            if n == 2:
                raise KeyError("two")
            print("body end")
        except ValueError as e:
            print("handler", e)
            if n == 1:
                return f"return in handler {e}"
        finally:
            print("inner finally", n)
            if n == 3:
                return "return in finally"
    finally:
        print("outer finally", n)
    return "end"


for n in range(5):
    try:
        print(f(n))
    except KeyError as e:
        print("escaped", e)


def loop():
    result = []
    for i in range(3):
        for j in range(3):
            try:
                if j == 1:
                    break
                result.append((i, j))
            finally:
                result.append(f"{i}{j}")
                if i == 1:
                    break
        else:
            result.append("never")
    return result


print(loop())


def gen():
    try:
        yield 1
        yield 2
    finally:
        print("generator finally")


for x in gen():
    print(x)
    break
g = gen()
next(g)
g.close()
for x in gen():
    print("all", x)


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("changed", x)


def list_changed():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


print(value_kept(), list_changed())


def while_true():
    n = 0
    while True:
        try:
            n += 1
            if n == 3:
                continue
            if n > 4:
                return n
        except ValueError:
            pass
        else:
            n += 0
        finally:
            print("tick", n)


print(while_true())
