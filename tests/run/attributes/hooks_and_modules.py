"""What a cache may not take for fixed: errors of descriptors that call a hook, modules that become descriptors, names that
are not interned."""
import types


class Hooked:
    bad = False

    def __getattr__(self, name):
        return "hook", name

    @property
    def prop(self):
        if self.bad:
            raise AttributeError("inner")
        return "prop"

    class Descriptor:
        def __get__(self, o, t):
            if o.bad:
                raise AttributeError("inner")
            return "got"

    non_data = Descriptor()


class HookedModule(types.ModuleType):
    @property
    def prop(self):
        return self.missing


def load_prop(o):
    return o.prop


def load_non_data(o):
    return o.non_data


def call_prop(o):
    return o.prop.upper()


h, other = Hooked(), Hooked()
print([load_prop(h), load_prop(h), load_non_data(h), load_non_data(h), call_prop(h), call_prop(h)])
h.bad = True
print([load_prop(h), load_non_data(h), load_prop(other), load_non_data(other), load_prop(h)])
try:
    call_prop(h)
except AttributeError as e:
    print(e)

m = HookedModule("m")
m.missing = 5
print(load_prop(m), load_prop(m))
del m.missing
m.__getattr__ = lambda name: ("module hook", name)
print(load_prop(m), load_prop(m))


class Descriptor(types.ModuleType):
    def __get__(self, o, t):
        return "get"

    def __set__(self, o, v):
        print("set", v)


class Holder:
    x = types.ModuleType("x")


def load_x(o):
    return o.x


def store_x(o, v):
    o.x = v


a, b = Holder(), Holder()
store_x(b, 1)
store_x(b, 2)
print(load_x(b))  # 3.14 would specialise the second time, and not see the change below
Holder.__dict__["x"].__class__ = Descriptor
store_x(b, 3)
print(load_x(b), load_x(a), b.__dict__)


class Names:
    long = "of the class"


def load_long(o):
    return o.long


n, n2 = Names(), Names()
n.other = 1
print(load_long(n), load_long(n))
object.__setattr__(n, "".join(["lo", "ng"]), "of the instance")
print(load_long(n), load_long(n), load_long(n2))
object.__setattr__(n2, "".join(["lo", "ng"]), "of the second")
print(load_long(n), load_long(n2))
