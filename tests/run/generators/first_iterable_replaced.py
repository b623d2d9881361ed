# python: 3.14
"""What a generator expression runs over is replaced from outside, before it starts: by a thing that is no iterator, by another function's."""
import types


def gen(x, new):
    g = (i for i in x)
    g.gi_frame.f_locals[".0"] = new
    return g


for value in range(3), [1], 5, iter([2]), (c for c in "ab"), None:
    try:
        print(list(gen("xy", value)))
    except Exception as e:
        print(type(e), e)
    made = types.FunctionType(gen("xy", iter("")).gi_code, globals())
    try:
        print(list(made(value)))
    except Exception as e:
        print(type(e), e)
