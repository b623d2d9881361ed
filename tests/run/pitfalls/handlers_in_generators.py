# Handlers and finally inside a generator run on throw() and close(); close() raises GeneratorExit at the yield.
log = []


def g():
    try:
        log.append("start")
        yield 1
    except ValueError:
        log.append("handler")
        yield "from handler"
    except GeneratorExit:
        log.append("GeneratorExit seen")
        raise
    else:
        log.append("else")
    finally:
        log.append("finally")


it = g()
next(it)
print(it.throw(ValueError), log)
it.close()
print(log)
log.clear()
it = g()
next(it)
it.close()
print(log)
log.clear()
list(g())
print(log)


def outer():
    try:
        yield from g()
    finally:
        log.append("outer finally")


log.clear()
it = outer()
next(it)
it.close()
print(log)


def first_yield_in_try_only():
    for i in range(3):
        try:
            yield i
        finally:
            log.append(i)


log.clear()
for x in first_yield_in_try_only():
    if x == 1:
        break
print(log)
