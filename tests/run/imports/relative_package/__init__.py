"""A package: relative imports, star imports with __all__, a sub-package, a cycle, an error inside an import."""
# status: main() ends with an error inside an import: exits with 1
print("init of", __name__, __package__, __path__ is not None)
from . import first
from .first import value as renamed
from .sub import deep
from .sub.deep import up
from .first import *
import relative_package.sub.deep as absolute

print(first.value, renamed, deep.name, up(), absolute is deep, "hidden" in globals(), "exported" in globals())
try:
    from . import missing
except ImportError as error:
    print(error.name, str(error).split(" (")[0])
try:
    from .first import nothing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    from ... import beyond
except ImportError as error:
    print(error)
from . import cycle_a

print(cycle_a.result())
try:
    from . import broken
except ZeroDivisionError as error:
    print("broken:", error, error.__traceback__.tb_next.tb_lineno)
import sys

print(sorted(m for m in sys.modules if m.startswith("relative_package")))


def main():
    from .sub import late
    print(late.where)
    from . import broken
