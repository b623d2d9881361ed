# status: exits with 1
print("repeated lines are folded by the traceback printer", flush=True)
import sys
sys.setrecursionlimit(200)


def forever(n):
    return forever(n + 1) + 1


forever(0)
