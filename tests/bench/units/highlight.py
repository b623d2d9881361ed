"""Python source to HTML with pygments."""
# suites: packages
# install: pygments==2.21.0
# compile: pygments/*.py pygments/filters pygments/formatters pygments/styles pygments/lexers/__init__.py pygments/lexers/_mapping.py pygments/lexers/python.py
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

SOURCE = '''
import os, sys  # two modules
from typing import NamedTuple

@decorated(1, key="value")
class Point(NamedTuple):
    """A point."""
    x: float = 0.5
    y: int = 0x1F

    def distance(self, other: "Point") -> float:
        return ((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5

async def main(*arguments, **rest):
    try:
        async for line in read(f"{sys.argv[0]!r}: {arguments:>{10}}", b"bytes\\n", r"raw\\d+"):
            print(line.strip() if line is not None else "nothing", end="")
    except (OSError, ValueError) as error:
        raise SystemExit(1) from error
    finally:
        lambda a, b=2: [a, b, {1: 2}, {*rest}, (yield)]
'''
LEXER, FORMATTER = PythonLexer(), HtmlFormatter(linenos=True)


def unit():
    return highlight(SOURCE, LEXER, FORMATTER)
