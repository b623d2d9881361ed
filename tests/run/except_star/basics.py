def run(*errors, extra=None):
    log = []
    try:
        try:
            raise ExceptionGroup("group", list(errors))
        except* ValueError as g:
            log.append(("value", [repr(e) for e in g.exceptions]))
        except* (KeyError, IndexError) as g:
            log.append(("lookup", g.message, [repr(e) for e in g.exceptions]))
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as rest:
        log.append(("rest", repr(rest)))
    return log


print(run(ValueError(1)))
print(run(ValueError(1), KeyError(2), IndexError(3)))
print(run(TypeError(1), ValueError(2)))
print(run(TypeError(1)))
print(run(ExceptionGroup("nested", [ValueError(1), TypeError(2)]), KeyError(3)))


def naked(e):
    try:
        if e:
            raise e
    except* ValueError as g:
        print("naked", repr(g))
    else:
        print("no error")


naked(ValueError("alone"))
naked(None)
try:
    naked(KeyError("other"))
except KeyError as e:
    print("unchanged", repr(e))
