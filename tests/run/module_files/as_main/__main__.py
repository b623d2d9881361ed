import os
import sys
import traceback

from . import is_native


def look():
    names, frame = [], sys._getframe()
    while frame is not None:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def fail(n):
    return 1 // (1 - int(n))


if __name__ == "__main__":
    print(__name__, os.path.basename(__file__), __package__, [os.path.basename(sys.argv[0]), *sys.argv[1:]], look(), __spec__.name, os.path.basename(__cached__))
    print([name for name in globals() if name != "__justjitc__"], sys.modules["__main__"].look is look, look.__module__, is_native(globals()))
    traceback.print_stack()
    if sys.argv[1:]:
        fail(sys.argv[2])
