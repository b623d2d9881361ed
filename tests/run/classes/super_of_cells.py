"""Cells as the first argument of methods that call super(), and in the cell of __class__: what a cell holds is not what a variable holds."""
import types

class A:
    def m(self, *a):
        return "A.m", type(self).__name__, a

class B(A):
    def plain(self):
        return super().m(1)
    def in_cell(self):
        def inner():
            return self
        return super().m(type(inner()).__name__)
    def gen(self):
        def inner():
            return self
        yield super().m(type(inner()).__name__)
    def deleted(self):
        def inner():
            return self
        del self
        return super().m()
    def kept(self):
        def inner():
            return self
        return type(super()).__name__

for arg in (B(), types.CellType(B()), types.CellType(), types.CellType(types.CellType(B())), types.CellType(5)):
    for f in (B.plain, B.in_cell, B.deleted, B.kept, lambda x: list(B.gen(x))):
        try:
            print(f(arg))
        except Exception as e:
            print(type(e).__name__, e)
cellcell = B.plain.__closure__[0]
inner = types.CellType(B)
for f in (B.plain, B.in_cell, B.kept):
    cell = f.__closure__[0]
    old = cell.cell_contents
    for x in (inner, types.CellType(), None, 5, A, object, int):
        cell.cell_contents = x
        for _ in range(2):
            try:
                print(f(B()))
            except Exception as e:
                print(type(e).__name__, e)
    cell.cell_contents = old
