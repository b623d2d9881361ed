class Base(Exception): pass
class Child(Base): pass


def which(e, *handlers):
    try:
        raise e
    except handlers:
        return "matched"
    except Exception as other:
        return f"other {type(other).__name__}: {other}"


print(which(Child(), Base), which(Base(), Child), which(Child("c"), ValueError, Base), which(ValueError(1)))


def bad(handler):
    try:
        try:
            raise ValueError("original")
        except handler:
            print("never")
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__context__))


for handler in (5, "text", None, (ValueError, 5), int, ((), ValueError), ()):
    bad(handler)


def order():
    def h(name, cls):
        print("evaluating", name)
        return cls
    try:
        raise KeyError("k")
    except h("first", ValueError):
        print("first")
    except h("second", LookupError):
        print("second")
    except h("third", Exception):
        print("third")


order()


class Meta(type):
    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, sub):
        return True


class Liar(Exception, metaclass=Meta): pass


try:
    try:
        raise ValueError("not a liar")
    except Liar:
        print("liar caught it")
except ValueError as e:
    print("went past", e)


def name_is_deleted():
    e = "before"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        print(e)
    except UnboundLocalError as error:
        print(error)


name_is_deleted()


def rebinding():
    try:
        raise ValueError("v")
    except ValueError as e:
        e = "rebound"
        print(e)
    return "e" in locals()


print(rebinding())


def deleted_inside():
    try:
        raise ValueError("v")
    except ValueError as e:
        del e
    return "fine"


print(deleted_inside())
try:
    raise SystemExit(3)
except BaseException as e:
    print(repr(e), e.code)
try:
    raise KeyboardInterrupt
except (Exception, KeyboardInterrupt) as e:
    print(repr(e))
