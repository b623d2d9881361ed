"""Handlers that let go of their exception at once: whoever can look at it sees what he would see anyway."""
import gc
import sys
import weakref


class Mine(LookupError):
    pass


class Sub(Mine):
    def __init__(self, *args):
        super().__init__(*args)
        log.append("made")


log = []


class Noisy:
    """Tells where it dies, and what is being handled then."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        frame = sys._getframe(1)
        error = sys.exc_info()[1]
        log.append((self.name, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, repr(error),
                    error.__traceback__ is not None if error else None))


def key(d, k):
    try:
        return d[k]
    except KeyError:
        return "none"


def several(f, *args):
    try:
        return f(*args)
    except KeyError:
        return "key"
    except (IndexError, TypeError):
        return "index or type"
    except OSError as error:
        return "os", type(error).__name__, error.errno
    except ValueError:
        pass
    return "value"


def other_first(f, *args):
    try:
        return f(*args)
    except FileNotFoundError:
        return "no file"
    except OSError:
        return "os"
    except LookupError:
        return "lookup"


def in_loop(items, table):
    found, x = [], None
    for item in items:
        try:
            x = table[item]
        except KeyError:
            x = "missing"
        found.append(x)
        try:
            number = int(x)
        except ValueError:
            continue
        except TypeError:
            break
        found.append(number)
    return found


def old_value_dies(d):
    x = Noisy("old value")
    try:
        x = d["no"]
    except KeyError:
        x = 1
    return x


def temporary_dies():
    try:
        Noisy("temporary").missing
    except AttributeError:
        return "gone"


def argument_dies(k):
    try:
        {}[k, Noisy("key")]
    except KeyError:
        return "gone"


def local_of_callee(n):
    local = Noisy("local of callee")
    if n:
        local_of_callee(n - 1)
    raise Mine(n)


def callee_raises(n):
    try:
        local_of_callee(n)
    except Mine:
        return "caught"


def raises_here(n):
    try:
        raise Sub(n)
    except Mine:
        return len(log)


def in_handler(d):
    """While another exception is handled: the context of what is raised later."""
    try:
        raise ValueError("outer")
    except ValueError as outer:
        try:
            d["no"]
        except KeyError:
            pass
        assert sys.exc_info()[1] is outer
        try:
            raise TypeError("inner")
        except TypeError as inner:
            return repr(inner.__context__), inner.__context__.__context__


def not_taken(d):
    try:
        try:
            return d["no"]
        except IndexError:
            return "index"
        except ZeroDivisionError:
            return "zero"
    except KeyError as error:
        trace, lines = error.__traceback__, []
        while trace:
            lines.append(trace.tb_lineno - trace.tb_frame.f_code.co_firstlineno)
            trace = trace.tb_next
        return lines, repr(error), error.__context__


def own_class(d, wanted):
    global Wanted
    Wanted = wanted
    try:
        return d["no"]
    except Wanted:
        return "taken"


def changes_globals(d, what):
    """The name that the handler asks for is gone, or no class."""
    global Vanishing
    Vanishing = what
    if what is None:
        del Vanishing
    try:
        try:
            return d["no"]
        except Vanishing:
            return "taken"
    except (NameError, TypeError) as error:
        return type(error).__name__, str(error), repr(error.__context__), error.__context__.__traceback__ is not None


def finally_after(d):
    try:
        try:
            d["no"]
        except KeyError:
            return "returned"
    finally:
        log.append(repr(sys.exc_info()))


def generator(d):
    while True:
        k = yield
        try:
            yield d[k]
        except KeyError:
            yield "none"


def stop(iterator):
    try:
        return next(iterator)
    except StopIteration:
        return "end"


def attribute(o):
    try:
        return o.nothing
    except AttributeError:
        return "no attribute"


class Hook:
    def __getattr__(self, name):
        log.append("asked for " + name)
        raise AttributeError(name, Noisy("in hook"))


class Key:
    def __hash__(self):
        log.append(("hash", repr(sys.exc_info()[1])))
        return 1

    def __eq__(self, other):
        raise KeyError("of comparison")


def deep(n):
    try:
        return deep(n + 1)
    except RecursionError:
        return "too deep"


def with_default(d, *names):
    total = 0
    for name in names:
        try:
            value = d[name]
        except KeyError:
            value = 0
        total += value
    return total


def watched(d):
    class Value:
        pass
    x = Value()
    w = weakref.ref(x, lambda _: log.append(("weakref", repr(sys.exc_info()[1]))))
    try:
        x = d["no"]
    except KeyError:
        x = None
    return w() is None


def collected(d):
    before = len(gc.get_objects())
    for _ in range(50):
        key(d, "no")
    return len(gc.get_objects()) - before < 10


def open_nothing(errno):
    raise OSError(errno, "text")


def flush():
    for entry in log:
        print("   ", entry)
    log.clear()


def main():
    for round in range(3):
        print(key({}, "a"), key({"a": 1}, "a"), key([], 0) if False else "", key({}, Noisy("unhashable key?")))
        flush()
        for f, args in ((dict().__getitem__, (1,)), ([].__getitem__, (1,)), (len, (1,)), (int, ("x",)), (open_nothing, (2,)), (open_nothing, (5,)), (open, ("/no/file",)), (len, ("abc",))):
            print(several(f, *args))
        for f, args in ((open, ("/no/file",)), (open_nothing, (2,)), (open_nothing, (5,)), (dict().__getitem__, (1,)), ([].pop, ())):
            print(other_first(f, *args))
        print(in_loop("abcd", {"a": 1, "c": "2"}), in_loop("abcd", {"a": "x", "b": [], "c": 3}))
        for f in (lambda: old_value_dies({}), temporary_dies, lambda: argument_dies(1), lambda: callee_raises(0), lambda: callee_raises(2), lambda: raises_here(1),
                  lambda: in_handler({}), lambda: not_taken({}), lambda: finally_after({}), lambda: stop(iter(())), lambda: stop(x for x in ()), lambda: attribute(1),
                  lambda: attribute(Hook()), lambda: key({Key(): 1}, 1), lambda: key({1: 1}, Key()), lambda: deep(0), lambda: with_default({"a": 3}, "a", "b", "c", "a"),
                  lambda: watched({}), lambda: collected({})):
            print(f())
            flush()
        for wanted in (KeyError, LookupError, Exception, BaseException, (IndexError, KeyError), (), Mine):
            try:
                print(own_class({}, wanted))
            except KeyError as error:
                print("not taken", error)
        for what in (None, 1, "text", KeyError, (KeyError, 1), (1, KeyError), int):
            print(changes_globals({}, what))
        g = generator({1: 2})
        next(g)
        print([(g.send(k), next(g)) for k in (1, 3, 1, 5)], g.close())
        print(sys.exc_info())


if __name__ == "__main__":
    main()
