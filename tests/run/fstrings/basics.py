import datetime
import decimal

x, name, pi = 42, "wörld", 3.14159
print(f"{x} {name} {pi:.2f} {x:>8}|{x:<8}|{x:^8}|{x:08b} {x:#x} {x!r} {name!a} {name!s:>10}")
print(f"{x=} {x = } {pi=:.3f} {name=!r} {x + 1=} {name.upper()=}")
width, prec = 10, 3
print(f"{pi:{width}.{prec}} {pi:{width}.{prec}f}| {'a':{'*'}^{width}}")
print(f"{{literal}} {{{x}}} {'nested' f' {x}'} {f'{x}'}")
print(f"{[i for i in range(3)]} { {'a': 1}['a'] } {(lambda v: v * 2)(4)} {x if x > 1 else 0}")
print(f"{datetime.date(2020, 1, 2):%Y/%m/%d} {decimal.Decimal('1.50'):.1f} {1e10:,} {1234567:_} {0.5:%}")
print(f"" == "", f"{''}" == "", f"plain", f"{x}{x}{x}", f'''multi
{x}
line''')
print(f"{1, 2} {*[1], 2} {not x} {x!r:^{width}} {-x:+} {x:+}")


class F:
    def __format__(self, spec):
        return f"F({spec!r})"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


f = F()
print(f"{f} {f:} {f:spec} {f!s} {f!r:>6} {f=} {f=:x} {f!s:{'^'}{8}}")


class Bad:
    def __format__(self, spec):
        return 5

    def __str__(self):
        return 5


for test in (lambda: f"{Bad()}", lambda: f"{Bad()!s}", lambda: f"{1:s}", lambda: f"{object():x}", lambda: f"{undefined}", lambda: f"{1/0}",
             lambda: f"{None:5}", lambda: f"{[]:>3}"):
    try:
        print(test())
    except Exception as e:
        print(type(e).__name__, e)
print(rf"\n{x}\t", f"\N{DIGIT ONE}{x}", "%s %d %5.2f %r %%" % (x, x, pi, name), "%(a)s" % {"a": x})
