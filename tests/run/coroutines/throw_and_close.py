class Pause:
    def __await__(self):
        try:
            yield "pause"
        finally:
            print("pause ends")


async def inner():
    try:
        await Pause()
    except ValueError as e:
        print("inner caught", e)
        await Pause()
        return "recovered"
    finally:
        print("inner finally")


async def outer():
    try:
        return await inner()
    finally:
        print("outer finally")


c = outer()
print(c.send(None), c.throw(ValueError("v")))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
c = outer()
c.send(None)
c.close()
c = outer()
c.send(None)
try:
    c.throw(KeyError("through"))
except KeyError as e:
    print("escaped", e)
c = outer()
try:
    c.throw(ValueError("before the start"))
except ValueError as e:
    print(e)


async def stubborn():
    try:
        await Pause()
    except GeneratorExit:
        await Pause()


c = stubborn()
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)


async def stop():
    raise StopIteration("in a coroutine")


try:
    stop().send(None)
except RuntimeError as e:
    print(e, repr(e.__cause__))


async def stop_async():
    raise StopAsyncIteration("passes")


try:
    stop_async().send(None)
except StopAsyncIteration as e:
    print(repr(e))
c = outer()
c.send(None)
w = c.cr_await
print(w.__name__, w.cr_frame.f_lineno, c.cr_frame.f_lineno)
w.close()
try:
    c.send(None)
except BaseException as e:
    print(type(e).__name__, e)
