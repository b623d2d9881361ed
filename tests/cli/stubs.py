"""Stubs: what the compiler guesses of calls and attributes that it does not see, its own and those of --stubs, and folders and files that are none."""
from __future__ import annotations

import os
import re

from packages import build, origins, package
from profiles import ninja

#: expression -> the kind that a function returning it is guessed to have; empty: none
RESULTS = {
    "math.sqrt(x)": "float", "m.sqrt(x)": "float", "root(x)": "float", "sine(x)": "float", "math.pi": "float", "tau": "float", "math.floor(x)": "int", "math.gcd(x, y)": "int",
    "random.random()": "float", "dice()": "float", "random.randint(x, y)": "int", "random.choice(x)": "", "time.perf_counter()": "float", "time.time_ns()": "int",
    "len(x)": "int", "ord(x)": "int", "hash(x)": "int", "int(x)": "int", "float(x)": "float", "round(x)": "int", "round(1.5, 2)": "float", "round(x, 2)": "", "id(x)": "int",
    "abs(x)": "", "abs(SCALE)": "float", "abs(N)": "int", "pow(2.0, x)": "float", "pow(2.0, 3.0)": "float", "divmod(7, N)[0]": "",
    "str(x).count('a')": "int", "f'{x}'.find('a')": "int", "'a,b'.split(',')[0].rindex('a')": "int", "text.index('a')": "int", "text[1:].strip().count('b')": "int", "words[0].count('a')": "int",
    "text.join(x)": "", "text.nothing()": "", "x.count(1)": "", "(5).bit_length()": "int", "N": "int", "SCALE": "float", "TEXT": "", "both": "", "shadow(x)": "",
    "generator.random()": "float", "again.gauss()": "float", "pattern.match(x).end()": "int", "pattern.groups": "int", "re.compile(x).match(x).start()": "int", "said(x)": "float", "int": "", "int(*x)": "",
    "operator.add(N, N)": "int", "operator.add(N, SCALE)": "float", "struct.calcsize(x)": "int", "cmath.phase(x)": "float", "collections.Counter(x).total()": "int", "deque().count(x)": "int",
    "time.localtime().tm_year": "int", "os.getpid()": "", "len(x, key=1)": "int", "len": "", "hex(x)": "", "sum(x)": "",
}
MODULE = """
import cmath, collections, math, math as m, operator, os, random, re, struct, time
from collections import deque
from math import sqrt as root, tau
from random import random as dice
from re import Pattern
N = 3
SCALE = 0.5
TEXT = "a"
both = 1
both = 2
sine = math.sin
def shadow(x): return x
len_ = len
def said(x) -> float: return x
"""


def test_what_calls_result_in(case):
    source = MODULE
    for n, expression in enumerate(RESULTS):
        source += f"def f{n}(x, y, text: str, words: list[str], generator: random.Random, again: 'random.Random', pattern: Pattern): return {expression}\n"
    case.write("m.py", source)
    done = case.justjitc("m.py", "--emit=facts")
    assert done.ok, done.stderr
    found = {int(n): kind or "" for n, kind in re.findall(r"^function f(\d+) .*\n(?:  arguments.*\n)?(?:  result: (\w+)\n)?", done.stdout, re.M)}
    wrong = {e: found.get(n) for n, e in enumerate(RESULTS) if found.get(n) != RESULTS[e]}
    assert not wrong, f"{wrong}\n"


def test_a_guess_is_guarded_behind_the_operation(case):
    """The result of a call, a global and an attribute is looked at where the next bytecode instruction begins, and goes around the loop unboxed."""
    case.write("m.py", "import math\nSCALE = 0.5\ndef f(n):\n    x = 1.0\n    for i in range(n):\n        x = math.sqrt(x)\n        x = SCALE\n        x = math.pi\n    return x * x\n")
    done = case.justjitc("m.py", "--emit=ir", "--print-after=speculate")
    assert done.ok, done.stderr
    typed = done.stdout[done.stdout.index("[typed]"):]
    for operation in "Call", "LoadGlobal", "LoadAttr":
        assert re.search(rf"%(\d+): obj = {operation} .*\n(?:  Drop.*\n)?  %\d+: f64 = GuardFloat %\1 @\d+ fs\d+ ->", typed), f"{operation}\n{typed}"
    assert re.search(r"\(.*f64.*\) \[typed\]", typed), typed


STUB = """
import sys
from typing import List, overload
from other import Thing as Renamed
version: float
class Base:
    size: int
    def area(self, x: int) -> float: ...
class Shape(Base):
    @property
    def width(self) -> int: ...
    @staticmethod
    def make(x: int) -> 'Shape': ...
    def __init__(self, x) -> None: ...
def shape() -> Shape: ...
def thing() -> Renamed: ...
if sys.version_info >= (3, 8):
    def new() -> int: ...
else:
    def new() -> float: ...
if sys.platform == "win32":
    def where() -> float: ...
@overload
def pick(x: int) -> int: ...
@overload
def pick(x: float, *more: float) -> float: ...
def strings() -> List[str]: ...
async def later() -> int: ...
_T = 3
"""


def test_stubs_of_ones_own(case):
    (case.folder / "stubs/pkg").mkdir(parents=True)
    case.write("stubs/pkg/mod.pyi", STUB)
    case.write("stubs/other.pyi", "class Thing:\n    n: int\n")
    case.write("stubs/math.pyi", "def sqrt(x) -> int: ...\n")
    expressions = {"mod.version": "float", "mod.shape().width": "int", "mod.shape().size": "int", "mod.Shape(1).area(2)": "float", "mod.thing().n": "int", "mod.new()": "int", "mod.where()": "",
                   "mod.pick(1)": "int", "mod.pick(1.5, 2)": "float", "mod.pick(x)": "", "mod.strings()[0].count('a')": "int", "mod.later()": "", "math.sqrt(x)": "int", "math.sin(x)": "", "s.area(1)": "float"}
    source = "import math\nfrom pkg import mod\nfrom pkg.mod import Shape\n" + "".join(f"def f{n}(x, s: Shape): return {e}\n" for n, e in enumerate(expressions))
    case.write("m.py", source)
    done = case.justjitc("m.py", "--emit=facts", "--stubs=stubs")
    assert done.ok, done.stderr
    found = {int(n): kind for n, kind in re.findall(r"^function f(\d+) .*\n  arguments.*\n(?:  result: (\w+)\n)?", done.stdout, re.M)}
    wrong = {e: found.get(n) for n, e in enumerate(expressions) if found.get(n) != expressions[e]}
    assert not wrong, wrong
    assert "result" not in case.justjitc("m.py", "--emit=facts").stdout.split("function f1 ")[1].split("function f2 ")[0]


def test_part_of_the_key(case):
    (case.folder / "stubs").mkdir()
    package(case, a="import other\ndef f(x):\n    return other.f(x) + 1\n")
    case.write("stubs/other.pyi", "def f(x) -> int: ...\n")
    build(case, "pkg", "--stubs=stubs", cache="c")
    assert set(origins(build(case, "pkg", "--stubs=stubs", cache="c")).values()) == {"up to date"}
    case.write("stubs/other.pyi", "def f(x) -> float: ...\n")
    assert set(origins(build(case, "pkg", "--stubs=stubs", cache="c")).values()) == {"compiled"}
    case.write("pyproject.toml", "[tool.justjitc]\nstubs = 'stubs'\n")
    assert set(origins(build(case, "pkg", cache="c")).values()) == {"up to date"}
    case.justjitc("pkg/a.py", "-o", "a.so", "--depfile=d")
    assert " stubs/other.pyi" in (case.folder / "d").read_text() and " --stubs='stubs'" in ninja(case), (case.folder / "d").read_text()


def test_what_is_no_stub(case):
    (case.folder / "stubs").mkdir()
    case.write("m.py", "import other\nx = other.f()\n")
    case.write("stubs/other.pyi", "def f() -> int: ...\ndef g( -> int: ...\n")
    case.fails(["m.py", "--stubs=stubs"], "stubs/other.pyi:2:", "error:", "def g( -> int: ...", "^")
    case.write("stubs/other.pyi", b"x: int = '\xff'\n")
    case.fails(["m.py", "--stubs=stubs"], "stubs/other.pyi", "error:")
    case.write("stubs/other.pyi", "def f() -> int: ...\n" * 3 + "    x: int\n")
    case.fails(["m.py", "--stubs=stubs"], "stubs/other.pyi:4:", "unexpected indent", "^")
    case.fails(["m.py", "--stubs=missing"], "missing", "cannot read the folder of stubs", "a folder of .pyi files")
    case.fails(["m.py", "--stubs=m.py"], "m.py", "cannot read the folder of stubs")
    (case.folder / "stubs/other.pyi").unlink()
    os.symlink("nowhere", case.folder / "stubs/other.pyi")
    case.fails(["m.py", "--stubs=stubs"], "stubs/other.pyi", "cannot read the file")
    (case.folder / "stubs/other.pyi").unlink()
    case.write("stubs/unnamed.pyi", "def (\n")
    assert case.justjitc("m.py", "--stubs=stubs", "-o", "m.so").ok, "nobody asks for it"


def test_odd_stubs_are_passed_over(case):
    """What says nothing of types, and types that lead in circles."""
    (case.folder / "stubs").mkdir()
    case.write("stubs/other.pyi", "__all__ = ['f']\nclass A(B):\n    def f(self) -> A: ...\nclass B(A):\n    class Inner: ...\n    x: int\nclass C(C): ...\nfor i in x: pass\ndef f(x: A | B | None = ..., /, *, y) -> A | None: ...\n"
               "def g(*, y) -> 'list[': ...\ntype: int\ndef h(): ...\n" + "def deep() -> " + "list[" * 80 + "int" + "]" * 80 + ": ...\n")
    case.write("m.py", "import other\ndef f(x): return other.f(y=1).f().x\ndef g(x): return other.f(1).nothing\ndef h(x): return other.C().x + other.g() + other.h() + other.deep()[0][0]\n"
               "def later(x): return other.type\ndef many(x): return other.f(1, 2, 3, 4)\n")
    done = case.justjitc("m.py", "--emit=facts", "--stubs=stubs")
    assert done.ok, done.stderr
    assert re.search(r"function f .*\n.*\n  result: int", done.stdout) and re.search(r"function later .*\n.*\n  result: int", done.stdout), done.stdout
