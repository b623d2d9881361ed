def divide(n):
    total = 0
    for i in range(n, -3, -1):
        try:
            total += 100 // i
        except ZeroDivisionError as e:
            print("caught", e, "i =", i, "total =", total)
            total += 1000
    return total


print(divide(5))


def modulo(n):
    s = 0
    i = n
    while True:
        s += 17 % i
        i -= 1


try:
    modulo(4)
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next
    print(e, tb.tb_frame.f_locals, tb.tb_lineno)


def true_division(n):
    s = 0.0
    for i in range(n, -2, -1):
        s += 1 / i
    return s


try:
    true_division(3)
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_frame.f_locals)


def float_division(x):
    for i in range(10):
        x -= 1.0
        y = 5.0 / x
    return y


try:
    float_division(3.0)
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_frame.f_locals)


def finally_runs(n):
    log = 0
    try:
        for i in range(n):
            log += 10 // (3 - i)
    finally:
        print("finally", log, i)
    return log


print(finally_runs(3))
try:
    finally_runs(5)
except ZeroDivisionError:
    print("raised")


def nested(n):
    errors = 0
    for i in range(n):
        for j in range(n):
            try:
                i // j
                j % i
            except ZeroDivisionError:
                errors += 1
                continue
    return errors


print(nested(5))


def negative_shift(n):
    r = 0
    for i in range(n):
        try:
            r += 1 << (2 - i)
        except ValueError as e:
            r -= 1
    return r


print(negative_shift(6))
