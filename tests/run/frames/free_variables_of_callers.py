"""The free variables of functions that run, seen by code that is not compiled."""
from _seen import below, free_locals, keep_frame, write_free


def mark(*names):
    """As Django's sensitive_variables: the wrapper is found by its own name among the locals of its frame, and tells by an attribute."""
    def decorator(function):
        def wrapper(*args, **kwargs):
            wrapper.marked = names
            return function(*args, **kwargs)
        return wrapper
    return decorator


@mark("a", "b")
def marked(a):
    return sorted(free_locals("wrapper")["wrapper"].marked), free_locals("wrapper")["names"]


def counter():
    count = 0
    late = 1
    def step(by):
        nonlocal count
        count += by
        seen = free_locals("step")
        later = free_locals("step")
        del_later()
        again = free_locals("step")
        count += by
        return [(names["count"], "late" in names) for names in (seen, later, again)], free_locals("step")["count"]
    def del_later():
        nonlocal late
        del late
    def uses_late():
        return late
    def both(by):
        return step(by), late if by > 9 else None
    return step, both


class Base:
    def method(self):
        return sorted(free_locals("method"))


class Derived(Base):
    def method(self):
        return super().method(), __class__.__name__


def handled(x):
    def inner():
        before = free_locals("inner")["x"]
        try:
            raise ValueError(x)
        except ValueError:
            within = free_locals("inner")["x"]
        return before, within, free_locals("inner")["x"]
    return inner()


def kept(x, raising):
    frames = []
    def inner(y):
        frames.append(keep_frame())
        z = [x, y]
        if raising:
            raise ValueError(z)
        return z
    try:
        inner(1)
    except ValueError as error:
        print(error)
    return sorted(below(frames[0]).items())


def recursive(n):
    def down(k):
        return n + free_locals("down")["n"] + (down(k - 1) if k else 0)
    return down(n)


def written():
    value = 1
    def inner():
        changed = write_free("value", 5)
        return value if changed else "unchanged"
    return inner(), value


def many():
    total = 0
    def inner(i):
        return free_locals("inner")["total"] + i
    for i in range(2000):
        total = inner(i)
    return total


def main():
    print(marked(1))
    step, both = counter()
    print(both(2))
    print(Derived().method())
    print(handled(3))
    print(kept(4, False), kept([5], True))
    print(recursive(4))
    print(written())
    print(many())
