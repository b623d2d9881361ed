"""list.append where no level of recursion is left, in code that is warm and in handlers: the interpreter's instruction for it needs none."""
import sys

seen = []


def in_finally(n):
    try:
        return in_finally(n + 1)
    finally:
        seen.append(n)


def in_handler(n):
    try:
        return in_handler(n + 1)
    except RecursionError:
        seen.append(n)
        raise


def in_body(n):
    here = []
    here.append(n)
    seen.append(here)
    return in_body(n + 1)


def of_its_own(n):
    try:
        return of_its_own(n + 1)
    finally:
        here = []
        here.append(n)
        seen.append(here)


def main():
    usual = sys.getrecursionlimit()
    for f in in_finally, in_handler, in_body, of_its_own:
        for limit in 60, 61, 200, 1000:
            seen.clear()
            sys.setrecursionlimit(limit)
            try:
                f(0)
            except RecursionError as e:
                error = str(e)
            finally:
                sys.setrecursionlimit(usual)
            print(f.__name__, limit, len(seen), error)
