# python: 3.12
"""f-strings that hold anything (PEP 701)."""
d = {"key": {"inner": [1, 2]}, "a": 3.14159}
w = 12
print(f"{d["key"]["inner"][0]} {", ".join(f"{k}={v!r:>{w}}" for k, v in d.items())}")
print(f"{f"{f"{f"{1 + 1}"}"}"}", f'{'\n'.join(['a', 'b'])}', f"{'\u00e9'}")
print(f"""{
    # a comment
    d["a"]   # another
    :{w}.{
        1 + 1  # width
    }f}""", f"{d["a"]=:.2f}", f"{ d["a"] = !s}")
print(f"{(lambda x: x * 2)(4)}", f"{{}} {{{d["a"]:.1f}}}", f"{"{"}", rf"\d{w}\n", f"{w!r:#>{w}}")


class Shows:
    def __format__(self, spec):
        print("format", repr(spec))
        return "<" + spec + ">"

    def __repr__(self):
        print("repr")
        return "R"

    def __str__(self):
        print("str")
        return "S"


s = Shows()
print(f"{s}{s!r}{s!s:{w}}{s:{"x"}{w}{{}}}" if False else f"{s}{s!r}{s!s:{w}}{s:{"x"}{w}}")
print(f"{s = }", f"{s=:>4}", f"{s!r:>{w}}{'':{"*"}^{3}}")
try:
    print(f"{"before"} {d["missing"]} {s}")
except KeyError as e:
    print(e, e.__traceback__.tb_lineno)
try:
    f"{w:{"bad"}}"
except ValueError as e:
    print(e)


def function(a, *, b="b"):
    return f"{a} {b!a} {[f"{x}{a}" for x in "xy"]} {f"{b}" if a else f"{a}"} {(y := a)} {y}"


print(function("é"), function(0, b="ü"))
print(f"{'a' 'b'}" "c" f"{1}" rf"{"\\"}", f"{yield_ if (yield_ := 5) else ""}")
print(f"{1:{2}{3}}", f"{3.0:{'>'}{10}.{3}}", f"{0x_ff:_b}", f"{not 1}", f"{*[1, 2], 3}")
