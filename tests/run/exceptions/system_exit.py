# status: exits with 7
import atexit
import sys

atexit.register(print, "at exit")


def leave():
    try:
        sys.exit(7)
    finally:
        print("finally before leaving")


try:
    leave()
except Exception:
    print("never: SystemExit is no Exception")
