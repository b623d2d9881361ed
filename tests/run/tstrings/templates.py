# python: 3.14
"""t-strings: parts, conversions, format specifications, order of evaluation, nesting, errors."""
from string.templatelib import Interpolation, Template


def show(template):
    print(type(template) is Template, template.strings, template.values)
    for part in template:
        if isinstance(part, Interpolation):
            print("   ", repr(part.value), repr(part.expression), part.conversion, repr(part.format_spec))
        else:
            print("   ", repr(part))


class Loud:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __repr__(self):
        self.log.append("repr " + self.name)
        return self.name

    def __format__(self, spec):
        self.log.append(f"format {self.name} {spec!r}")
        return "<" + self.name + ">"


def plain():
    show(t"")
    show(t"nothing to see")
    name, width = "World", 12
    show(t"Hello {name}!")
    show(t"{name}{width}")
    show(t"{name!r:>{width}} {name!s} {name!a:{width}.{3}} {width = }")
    show(t"{ name + '!' } {{literal}} {[n for n in range(3)]}")
    show(t"one {1}" t" two {2}")


def lazy():
    """No conversion and no format is applied; the format specification itself is formatted."""
    log = []
    a, b = Loud("a", log), Loud("b", log)
    template = t"{a!r} {b:{a}}"
    print(log, [part.format_spec for part in template.interpolations])
    print(template.interpolations[0].value is a, template.interpolations[1].value is b)


def order():
    log = []

    def step(n):
        log.append(n)
        return n

    show(t"{step(1)}{step(2):{step(3)}}{step(4)!r}")
    print(log)
    try:
        t"{step(5)}{1 // 0}{step(6)}"
    except ZeroDivisionError as error:
        print(error, log)


def nested():
    inner = "x"
    show(t"{t'{inner}'} {f'{inner}{inner}'}")
    print(f"{t'{inner}'.strings}")
    joined = t"a{1}" + t"b{2}"
    show(joined)
    try:
        t"a" + "b"
    except TypeError as error:
        print(error)


def generated(items):
    for item in items:
        yield t"{item}:{item * 2}"


async def awaited(value):
    return t"{await value}"


async def give():
    return 7


def main():
    plain()
    lazy()
    order()
    nested()
    for template in generated(["a", 3]):
        show(template)
    coroutine = awaited(give())
    try:
        coroutine.send(None)
    except StopIteration as stop:
        show(stop.value)
    try:
        show(t"{undefined_name}")
    except NameError as error:
        print(error)
    print(t"{1}".__class__, Interpolation(1, "1", "r", "x"))
