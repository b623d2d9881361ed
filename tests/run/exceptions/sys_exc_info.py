import sys


def info():
    t, v, tb = sys.exc_info()
    return t and t.__name__, v and v.args, tb is not None


print(info())
try:
    raise ValueError(1)
except ValueError:
    print(info())
    try:
        raise KeyError(2)
    except KeyError:
        print(info())
    print(info())

    def inner():
        try:
            raise IndexError(3)
        except IndexError:
            return info()
    print(inner(), info())
print(info())


def leave():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError:
            if i:
                return info()
            continue


print(leave(), info())


def with_break():
    while True:
        try:
            raise ValueError
        except ValueError:
            break
    return info()


print(with_break())


def finally_info():
    try:
        raise TypeError("t")
    finally:
        print("in finally", info())


try:
    finally_info()
except TypeError:
    print(info())
print(info(), sys.exception())


def handler_calls():
    try:
        raise ValueError("x")
    except ValueError:
        helper()


def helper():
    print("helper sees", info())
    try:
        pass
    finally:
        print("quiet finally", info())


handler_calls()
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
except KeyError as e:
    print(info(), repr(e.__context__))
    del e
    print(info())
