# python: 3.14
# What a module puts in place of the set of its conditional annotations. Releases before 3.14.8 crash.
import sys

checked = sys.version_info >= (3, 14, 8)


class Adds(set):
    def add(self, item):
        print("add", item)


for replacement in 1, {1: 2}, Adds(), frozenset(), None:
    if checked:
        __conditional_annotations__ = replacement
        try:
            if sys:
                x: int = 5
        except BaseException as error:
            print(type(error).__name__, error)

__conditional_annotations__ = set()
if sys:
    y: str = 6
print(__conditional_annotations__)
