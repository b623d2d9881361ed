import sys
import traceback


def lines(e):
    out = []
    tb = e.__traceback__
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out


def fails():
    raise ValueError("v")


def bare():
    try:
        fails()
    except ValueError:
        raise


def named():
    try:
        fails()
    except ValueError as e:
        raise e


def in_finally():
    try:
        fails()
    finally:
        x = 1


def stored():
    try:
        fails()
    except ValueError as e:
        saved = e
    raise saved


def loop():
    for i in range(3):
        try:
            fails()
        except ValueError as e:
            if i == 2:
                raise


def with_block():
    class M:
        def __enter__(self): pass

        def __exit__(self, *a): return False
    with M():
        fails()


def not_matching():
    try:
        fails()
    except KeyError:
        pass
    except IndexError:
        pass


def deep(n):
    if n == 0:
        fails()
    try:
        deep(n - 1)
    except ValueError:
        raise


def replaced_tb():
    try:
        fails()
    except ValueError as e:
        raise e.with_traceback(None)


for f in (bare, named, in_finally, stored, loop, with_block, not_matching, lambda: deep(3), replaced_tb):
    try:
        f()
    except ValueError as e:
        print(lines(e))
        traceback.print_exc(file=sys.stdout)
