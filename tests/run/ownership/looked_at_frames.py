"""A function whose frame somebody has looked at, or that has handled an exception: its arguments and locals end in order all the same."""
import traceback


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def __enter__(self):
        return D(self.name + " entered")

    def __exit__(self, kind, error, traceback):
        return True


FRAMES = []


def look():
    return traceback.extract_stack()[-2].name


def keep(error):
    FRAMES.append(error.__traceback__.tb_frame)


def handles(a, b, c=None):
    y = D("y")
    try:
        raise ValueError
    except ValueError:
        pass


def handles_and_calls(a, b, c=None):
    y = D("y")
    try:
        a.missing
    except AttributeError:
        print("handled", len(str(c)))
    z = D("z")
    return b


def swallows(a, b, c=None):
    with D("manager") as y:
        raise ValueError


def uses_error(a, b, c=None):
    y = D("y")
    try:
        a.missing
    except AttributeError as e:
        c = D(e.name)
    return c


def in_a_loop(a, b, c=None):
    for i in range(3):
        y = D(f"y{i}")
        try:
            y.missing
        except AttributeError:
            continue
        finally:
            a = b
    x = D("x")


def merged(a, b, c=None):
    x = a if c else b
    try:
        x.missing
    except AttributeError:
        a = None
    y = D("y")


def looked_at(a, b, c=None):
    y = D("y")
    print(look())


def looked_at_and_deletes(a, b, c=None):
    y = D("y")
    print(look())
    del a
    return y


def kept(a, b, c=None):
    y = D("y")
    try:
        b.missing
    except AttributeError as e:
        keep(e)
    return c


def raises(a, b, c=None):
    y = D("y")
    try:
        a.missing
    except AttributeError:
        b.missing


def traced(a, b, c=None):
    y = D("y")
    try:
        b.missing
    except AttributeError as e:
        e.__traceback__.tb_frame.f_trace = lambda *args, last=D("trace function"): None
    print("traced")


def generator(a, b, c=None):
    y = D("y")
    try:
        yield a.missing
    except AttributeError:
        yield look()
    a = None


def nested(a, b, c=None):
    y = D("y")
    try:
        handles(a, D("inner b"))
        raises(b, D("other b"))
    except AttributeError as e:
        print(e.name)


def run():
    for function in handles, handles_and_calls, swallows, uses_error, in_a_loop, merged, looked_at, looked_at_and_deletes, kept, raises, traced, generator, nested:
        print(function.__name__)
        for c in None, "c":
            try:
                result = function(D("a"), D("b"), c)
                result = list(result) if function is generator else result
                print("returns", getattr(result, "name", result))
                result = None
            except AttributeError as e:
                print("raises", e.name)
        for frame in FRAMES:
            print(sorted(frame.f_locals))
        frame = None
        FRAMES.clear()
    # The same, called by name.
    print("direct")
    handles(D("a"), D("b"))
    handles_and_calls(D("a"), D("b"))
    swallows(D("a"), D("b"))
    uses_error(D("a"), D("b"))
    in_a_loop(D("a"), D("b"))
    merged(D("a"), D("b"), D("c"))
    looked_at(D("a"), D("b"))
    looked_at_and_deletes(D("a"), D("b"))
    traced(D("a"), D("b"))
    nested(D("a"), D("b"))
    kept(D("a"), D("b"))
    print("lets go")
    FRAMES.clear()


run()
