"""Attributes of modules, classes and instances that are global, while the global, what it is and the attribute change: what a site finds is what getattr() finds, errors included."""
import enum
import sys
import traceback
import types


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Meta(type):
    @property
    def by_property(cls):
        return "of the metaclass"


class Plain(metaclass=Meta):
    value = 1
    other = None


class Dying:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies:", self.name, "seen by", sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno)


class Late:
    pass


class Slotted:
    __slots__ = ("value",)


class Computed:
    @property
    def value(self):
        return ("computed", sys._getframe(1).f_lineno)


def module(name, **attributes):
    made = types.ModuleType(name)
    made.__dict__.update(attributes)
    return made


def plain():
    return holder.value


def in_loop(n):
    seen = []
    for i in range(n):
        seen.append(holder.value)
    return seen


def in_generator():
    yield holder.value
    yield (holder.value,
           holder.other)


def in_condition():
    if holder.value == 1 or holder.value is Color.RED:
        return "one"
    return "none"


def in_try():
    try:
        return holder.value
    except AttributeError as error:
        return "no", error.name, error.obj is holder
    except NameError as error:
        return "no", error.name


def as_operands():
    return [holder.value] + [holder.value, Color.BLUE], {holder.value: Color.RED}, f"{holder.value}"


def show(what):
    print("--", what)
    for use in (plain, lambda: in_loop(2), lambda: list(in_generator()), in_condition, in_try, as_operands):
        try:
            print(use())
        except Exception:
            print("".join(traceback.format_exc().splitlines(True)[3:]))


def settle(what):
    for _ in range(3):
        in_loop(9), in_condition(), in_try(), as_operands()
    show(what)


def main():
    global holder
    holder = module("first", value=1, other=2)
    settle("a module")
    holder.value = 3
    show("another value")
    del holder.value
    show("no value")
    holder.__getattr__ = lambda name: ("asked", name)
    show("the module's __getattr__")
    holder.value = Color.RED
    settle("there again")
    holder = module("second", value=1.5, other=None)
    settle("another module")

    class Odd(types.ModuleType):
        value = property(lambda self: "of its class")

    holder.__class__ = Odd
    if sys.version_info < (3, 14):  # whose specialised code goes on reading the module's dict: it asks for the type's tp_getattro alone
        show("a module of another class")
    del Odd.value
    settle("without the property")

    holder = Plain
    settle("a class")
    Plain.value = 7
    show("another value")
    Plain.value = property(lambda self: 0)
    print(type(plain()), type(in_loop(1)[0]))
    Plain.value = Late()
    settle("an object")
    Late.__get__ = lambda self, o, t: ("got", o, t.__name__)
    show("which is a descriptor now")
    del Late.__get__
    show("and no more")
    Plain.value = staticmethod(settle)
    print(plain() is settle, in_loop(1)[0] is settle)
    Plain.value = classmethod(lambda cls: cls.__name__)
    print(plain()(), in_loop(1)[0]())
    Meta.value = property(lambda cls: "hides it")
    show("a property of the metaclass")
    del Meta.value
    Plain.value = 8
    show("and no more")
    del Plain.value
    show("no value")

    holder = Plain()
    holder.value, holder.other = 1, 2
    settle("an instance")
    holder.__dict__ = {"value": "in its dict"}
    show("with another dict")
    holder.other = 4
    settle("settled")
    holder = Slotted()
    show("an empty slot")
    holder.value = "in a slot"
    settle("a slot")
    holder = Computed()
    settle("a property")
    del holder
    show("nothing")
    holder = module("third", value=1, other=2)
    settle("a module again")

    holder = module("fourth", value=Dying("value"))
    in_loop(4)
    print(plain().name)
    kept = plain()
    del holder.value
    print("deleted")
    del kept
    holder.value = Dying("second")
    print(in_loop(2)[0].name)
    holder = None
    print("end")


if __name__ == "__main__":
    main()
