"""Methods of C classes that are told the class which defines them; classes that change while an instance is made."""
import array
import gc
import io
import re


class MyArray(array.array):
    pass


def of_arrays():
    a = MyArray("i", [1, 2, 3])
    print(a.tolist())
    f = io.BytesIO()
    a.tofile(f)
    print(f.getvalue())
    b = MyArray("i")
    for i in range(3):
        b.extend(a)
        b.extend([i])
    print(b, len(b))
    try:
        b.extend()
    except TypeError as e:
        print(e)
    try:
        b.extend("x")
    except TypeError as e:
        print(e)
    try:
        b.extend(array.array("d", [1.0]))
    except TypeError as e:
        print(e)


def of_patterns():
    p = re.compile("a+")
    print(p.match("aab").group(), p.search("baab", 1).span(), p.sub("x", "aaba"), p.findall(string="abaa"))
    for args in ((), (1,), ("a", "b", "c", "d")):
        try:
            print(p.match(*args))
        except TypeError as e:
            print(e)


class Base:
    def __init__(self, x):
        self.x = x


def other_init(self, x):
    self.y = x, "other"


def new_in_python(cls, x):
    self = object.__new__(cls)
    self.z = x
    return self


def changing_while_made():
    for change in "init", "new", "none":
        class C(Base):
            kind = 1

        def callback(phase, info):
            if phase == "start":
                if change == "init":
                    C.__init__ = other_init
                elif change == "new":
                    C.__new__ = staticmethod(new_in_python)
                    C.__init__ = other_init
        made = []
        gc.enable()
        was = gc.get_threshold()
        gc.set_threshold(100000)
        for i in range(20):
            made.append(C(i))
        gc.callbacks.append(callback)
        gc.set_threshold(10)
        try:
            for i in range(40):
                made.append(C(i))
        finally:
            gc.callbacks.remove(callback)
            gc.set_threshold(*was)
        kinds = []
        for m in made:
            k = sorted(vars(m))
            if not kinds or kinds[-1] != k:
                kinds.append(k)
        print(change, kinds)


def main():
    of_arrays()
    of_patterns()
    changing_while_made()
