"""--profile: what python -m justjitc.profile writes, what the compiler makes of it, and files that are none."""
from __future__ import annotations

import re

from packages import build, origins, package
from python_package import python
from stations import typed_regions

APP = '''\
import sys
import helper


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def dot(self, other):
        return self.x * other.x + self.y * other.y


def total(points):
    found = 0.0
    for p in points:
        for q in points:
            if p.x < q.y:
                found += p.y * q.y
            found -= p.x * q.x
    return found


def never(a, b):
    return a.value + b.value


def text(words):
    found = ""
    for word in words:
        found = found + word
    return found


points = [Point(i * 0.5, i * 0.25) for i in range(30)]
print(total(points), sum(p.dot(p) for p in points), helper.fib(12), len(text(["a"] * 50)), __name__, sys.argv[1:])
if sys.argv[1:] == ["fail"]:
    sys.exit(3)
'''
HELPER = "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\ndef other():\n    return 1\n"


def record(case, *arguments: str, expect: int = 0):
    case.write("app.py", APP)
    case.write("helper.py", HELPER)
    return python(case, "-m", "justjitc.profile", *arguments, expect=expect)


def functions(path) -> dict[str, list[str]]:
    """The lines below each function, by module and name."""
    found, module, lines = {}, "", []
    for line in path.read_text().splitlines()[1:]:
        word, _, rest = line.partition(" ")
        if word == "module":
            module = rest
        elif word == "function":
            found[f"{module}:{rest}"] = lines = []
        else:
            lines.append(line)
    return found


def test_what_a_run_has_shown(case):
    done = record(case, "app.py", "a", "-b")
    assert done.stdout.strip().endswith("144 50 __main__ ['a', '-b']"), done.stdout
    seen = functions(case.folder / "app.jjprofile")
    assert {"app:Point.__init__", "app:Point.dot", "app:total", "app:text", "helper:fib"} <= set(seen), seen
    assert not {"app:never", "helper:other"} & set(seen), seen
    assert seen["app:Point.dot"] == ["1 15 1 31 float", "1 15 1 50 float", "1 34 1 50 float"], seen
    assert seen["app:text"] == ["3 16 3 28 str"], seen
    assert "1 7 1 12 int" in seen["helper:fib"] and all(line.endswith(" int") for line in seen["helper:fib"]), seen


def test_programs_that_fail_modules_and_patterns(case):
    done = record(case, "-o", "p", "--only", "helper", "app.py", "fail", expect=3)
    assert set(functions(case.folder / "p")) == {"helper:fib"}, done.stdout
    record(case, "-o", "p", "--append", "-m", "app")
    assert {"helper:fib", "app:total"} <= set(functions(case.folder / "p"))
    case.write("three.py", "import helper\nprint(helper.fib(12.0))\n")
    python(case, "-m", "justjitc.profile", "-o", "p", "--append", "three.py")
    assert "3 11 3 34 int" not in functions(case.folder / "p")["helper:fib"], "two runs that differ say nothing"
    assert "no file" in record(case, "missing.py", expect=2).stderr


def bodies(case, *options: str) -> dict[str, str]:
    done = case.justjitc("app.py", "--emit=llvm-ir", *options)
    assert done.ok, done.stderr
    return {re.search(r'@"?([^"(]+)', f)[1]: f for f in re.split(r"^define ", done.stdout, flags=re.M)[1:]}


def test_what_the_compiler_makes_of_it(case):
    """Numbers that a run has shown are unboxed; what did not run is made small. Edits elsewhere do not matter."""
    record(case, "app.py")
    case.write("app.py", "# more\n\n\n" + APP)
    guesses, plain = bodies(case, "--profile=app.jjprofile"), bodies(case)
    regions = [typed_regions(case, "app.py", *o) for o in (["--profile=app.jjprofile"], [])]
    assert {"Point.dot", "total"} <= set(regions[0]) and "Point.dot" not in regions[1], regions
    assert "@JITLoadAttrAt" in guesses["never$body"] and "@JITLoadAttrAt" not in plain["never$body"]
    facts = case.justjitc("app.py", "--emit=facts", "--profile=app.jjprofile").stdout
    assert re.search(r"function Point.dot .*(\n  .*)*\n  profile: runs often, \d+ operations of float\n", facts) and "  profile: runs seldom" in facts, facts
    said = build(case, "app.py", "helper.py", "--profile=app.jjprofile", "--strict")
    assert origins(said) == {"app": "compiled", "helper": "compiled"}
    expected = python(case, "-c", "exec(compile(open('app.py').read(), 'app.py', 'exec'), {'__name__': 'app'})").stdout
    shown = python(case, "-c", "import app, helper\nassert app.__justjitc__ and helper.__justjitc__")
    assert shown.stdout == expected, shown.stdout + expected


def test_part_of_the_key(case):
    """A module is made again when its own part of the profile has changed."""
    package(case, a="def f(x):\n    return x + 1\n", b="def g(x):\n    return x * 2\n")
    profile = "justjitc profile 1\nmodule pkg.a\nfunction f\nmodule pkg.b\n"
    case.write("p", profile)
    build(case, "pkg", "--profile=p", cache="c")
    assert set(origins(build(case, "pkg", "--profile=p", cache="c")).values()) == {"up to date"}
    case.write("p", profile + "function g\n1 11 1 16 int\n")
    assert origins(build(case, "pkg", "--profile=p", cache="c")) == {"pkg": "up to date", "pkg.a": "up to date", "pkg.b": "compiled"}
    case.write("pyproject.toml", "[tool.justjitc]\nprofile = 'p'\n")
    assert set(origins(build(case, "pkg", cache="c")).values()) == {"up to date"}
    case.justjitc("pkg/a.py", "-o", "a.so", "--depfile=d")
    assert " p" in (case.folder / "d").read_text() and " --profile='p'" in ninja(case), (case.folder / "d").read_text()


def ninja(case) -> str:
    assert case.justjitc("pkg", "--ninja=build.ninja").ok
    return (case.folder / "build.ninja").read_text()


def test_files_that_are_no_profile(case):
    case.write("m.py", "x = 1\n")
    first = "justjitc profile 1\n"
    for text, line, why in ((first + "module m\nfunction f\n1 2 3 4 complex\n", 4, "not a line of a profile"), (first + "function f\n", 2, "a function before the first module"),
                            ("hello\n", 1, "not a profile of this version"), (first + "module m\n1 2 3 4 int\n", 3, "an operation before the first function"),
                            (first + "module m\nfunction f\n1 2 3 99999999999 int\n", 4, "not a line of a profile")):
        case.write("p", text)
        case.fails(["m.py", "--profile=p"], f"p:{line}:1: error: {why}", "^", "python -m justjitc.profile")
    case.write("p", "")
    case.fails(["m.py", "--profile=p"], "p: error: the profile is empty")
    case.fails(["m.py", "--profile=missing"], "missing", "no such file")
