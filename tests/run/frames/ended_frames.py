# Where a frame stands that outlives its call: at the instruction that returned.
import sys
def plain():
    fr = sys._getframe()
    x = 1
    return fr
def noslots():
    return sys._getframe()
def reg(box):
    box.append(cur())
    y = 1
    if y:
        return y
def cur():
    return sys._getframe(1)
def gen(box):
    box.append(cur())
    yield 1
    y = 2
    return
async def co(box):
    box.append(cur())
    x = [i for i in range(3)]
    return x
class K:
    f = sys._getframe()
    x = 1
    y = 2
def main():
    f = plain(); print(f.f_lineno, f.f_lasti)
    f = noslots(); print(f.f_lineno, f.f_lasti)
    b = []; reg(b); print(b[0].f_lineno, b[0].f_lasti)
    b = []; list(gen(b)); print(b[0].f_lineno, b[0].f_lasti)
    b = []
    try: co(b).send(None)
    except StopIteration: pass
    print(b[0].f_lineno, b[0].f_lasti)
    print(K.f.f_lineno, K.f.f_lasti)
