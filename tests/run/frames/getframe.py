import sys


def name(depth=0):
    return sys._getframe(depth + 1).f_code.co_name


def caller():
    return name(), name(1), sys._getframe().f_lineno


print(caller(), name())


class C:
    def method(self):
        return name(), sys._getframe(1).f_code.co_name

    inside = name()

    @property
    def prop(self):
        return name(1)


def uses():
    c = C()
    return c.method(), c.prop


print(C.inside, uses())
print((lambda: name())(), [name() for _ in range(1)], list(name() for _ in range(1)))


def chain():
    frame = sys._getframe()
    names = []
    while frame.f_code.co_name != "_call_with_frames_removed":
        names.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return names


def a():
    return b()


def b():
    return [chain() for _ in "x"][0]


print(a())
print(chain())


def facts():
    f = sys._getframe()
    return (f.f_globals is globals(), f.f_builtins["len"] is len, f.f_code is facts.__code__, f.f_back.f_code.co_name,
            f.f_trace, f.f_lasti > 0, type(f).__name__)


print(facts())


def lines():
    f = sys._getframe()
    x = [f.f_lineno]
    x.append(
        f.f_lineno)
    x += [f.f_lineno,
          f.f_lineno]
    return x


print(lines())


def generator():
    yield name(), sys._getframe().f_lineno
    yield sys._getframe().f_back.f_code.co_name


def consume():
    return list(generator())


print(consume())


def kept():
    x = "local of kept"
    return sys._getframe()


frame = kept()
print(frame.f_code.co_name, frame.f_back, frame.f_locals.get("x"))
