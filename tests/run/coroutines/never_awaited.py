import gc
import sys
import warnings


async def forgotten():
    return 1


async def outer():
    forgotten()
    return 2


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forgotten()
    gc.collect()
    c = forgotten()
    c.close()
    del c
    try:
        outer().send(None)
    except StopIteration as e:
        print(e.value)
    c = forgotten()
    try:
        c.send(None)
    except StopIteration:
        pass
    del c
print([(str(w.message), w.category.__name__, w.lineno) for w in caught])
forgotten()
sys.set_coroutine_origin_tracking_depth(2)


def maker():
    return forgotten()


c = maker()
print([(line, name) for _, line, name in c.cr_origin])
del c
sys.set_coroutine_origin_tracking_depth(0)
c = forgotten()
print(c.cr_origin)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    del c
print("end")
