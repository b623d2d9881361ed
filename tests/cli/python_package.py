"""The Python package of cli/python: what builds with setuptools and CMake, the import hook, `python -m justjitc run`.

From a fresh virtual environment that sees Debian's setuptools; the compiler is the one that is tested, named by JUSTJITC.
"""
from __future__ import annotations

import os
import pathlib
import shutil
import zipfile

from cli import TIMEOUT, Skip
from support import ROOT, run

PROBE = ("import sys, shapes, shapes.circle as c\n"
         "print(shapes.total([c.Circle(1.0), c.Circle(2.0)]), hasattr(shapes, '__justjitc__'), hasattr(c, '__justjitc__'))\n")
NATIVE, PURE = "15.71 True True", "15.71 False False"


def environment(case, **more: str) -> dict:
    return {**os.environ, "JUSTJITC": case.tools.justjitc, "PYTHONPATH": str(ROOT / "cli/python"), "PYTHONDONTWRITEBYTECODE": "1",
            "JUSTJITC_CACHE": str(case.folder / "modules"), "XDG_CACHE_HOME": str(case.folder / "cache"), **more}


def python(case, *arguments, cwd=None, python=None, expect: int = 0, **more: str):
    done = run([python or case.tools.python, *arguments], cwd=cwd or case.folder, env=environment(case, **more), timeout=TIMEOUT)
    assert done.status == f"exit {expect}", f"{done.status}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done


def example(case, name: str) -> pathlib.Path:
    """A copy of an example, and a virtual environment in venv/."""
    if not run([case.tools.python, "-c", "import setuptools, venv, ensurepip"]).ok:
        raise Skip("this Python has no setuptools or no venv")
    shutil.copytree(ROOT / "examples" / name, case.folder / name)
    made = run([case.tools.python, "-m", "venv", "--system-site-packages", case.folder / "venv"], timeout=TIMEOUT)
    assert made.ok, made.stderr
    return case.folder / name


def pip(case, *arguments, cwd, expect: int = 0, **more: str):
    return python(case, "-m", "pip", *arguments, "--no-build-isolation", "--no-index", "--disable-pip-version-check", cwd=cwd,
                  python=case.folder / "venv/bin/python", expect=expect, **more)


def probe(case) -> str:
    return python(case, "-P", "-c", PROBE, python=case.folder / "venv/bin/python").stdout.strip()


def test_setup_py(case):
    folder = example(case, "setuptools")
    pip(case, "install", ".", cwd=folder)
    assert probe(case) == NATIVE
    installed = next((case.folder / "venv").rglob("site-packages/shapes"))
    assert {"circle.py", "circle" + case.tools.suffix, "__init__.py"} <= set(os.listdir(installed)), os.listdir(installed)
    assert (installed / ("circle" + case.tools.suffix)).read_bytes().find(b"#justjitc") > 0


def test_setup_py_in_place(case):
    folder = example(case, "setuptools")
    python(case, "setup.py", "-q", "build_ext", "--inplace", "-j2", cwd=folder)
    assert python(case, "-c", PROBE, cwd=folder).stdout.strip() == NATIVE
    assert not [p for p in folder.rglob("*.tmp")]


def test_setup_py_skip(case):
    folder = example(case, "setuptools")
    pip(case, "install", ".", cwd=folder, JUSTJITC_SKIP="1")
    assert probe(case) == PURE


def test_setup_py_failing_module(case):
    folder = example(case, "setuptools")
    (folder / "shapes/broken.py").write_text("def f(:\n")
    done = pip(case, "install", ".", cwd=folder, expect=1)
    assert "shapes/broken.py:1: error: " in done.stdout + done.stderr, done.stdout + done.stderr
    text = (folder / "setup.py").read_text()
    (folder / "setup.py").write_text(text.replace('.py"])', '.py"], optional=True)'))
    done = pip(case, "install", ".", "-v", cwd=folder)
    assert "stays pure Python" in done.stdout + done.stderr and probe(case) == NATIVE


def test_setup_py_without_sources(case):
    folder = example(case, "setuptools")
    text = (folder / "setup.py").read_text()
    (folder / "setup.py").write_text(text.replace('.py"])', '.py"], sources=False)'))
    pip(case, "install", ".", cwd=folder)
    assert probe(case) == NATIVE
    installed = next((case.folder / "venv").rglob("site-packages/shapes"))
    assert {p.name for p in installed.iterdir() if p.name != "__pycache__"} == \
        {"py.typed", "circle.pyi", "__init__.pyi", "circle" + case.tools.suffix, "__init__" + case.tools.suffix}
    stub = (installed / "circle.pyi").read_text()
    assert "radius: _Incomplete" in stub and "def total(circles, digits: int=2) -> float:" in stub and "The sum of their areas" in stub, stub


def test_backend(case):
    folder = example(case, "backend")
    pip(case, "wheel", ".", "--no-deps", "-w", case.folder / "wheels", cwd=folder)
    wheel, = (case.folder / "wheels").iterdir()
    tag = f"cp3{case.tools.minor}-cp3{case.tools.minor}-linux_{os.uname().machine}.whl"
    assert wheel.name == f"shapes-1.0-{tag}", wheel.name
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"shapes/circle.py", "shapes/circle" + case.tools.suffix, "shapes/__init__" + case.tools.suffix} <= names, names
    pip(case, "install", wheel, cwd=folder)
    assert probe(case) == NATIVE


def test_backend_editable(case):
    folder = example(case, "backend")
    pip(case, "install", "-e", ".", cwd=folder)
    # setuptools' own finder of editable packages prefers an __init__.py to anything beside it
    assert probe(case) in (NATIVE, "15.71 False True"), probe(case)


def test_backend_sdist_and_bad_table(case):
    folder = example(case, "backend")
    python(case, "-c", "import justjitc.build as b; print(b.build_sdist('dist'))", cwd=folder)
    assert [p.name for p in (folder / "dist").iterdir()] == ["shapes-1.0.tar.gz"]
    with open(folder / "pyproject.toml", "a") as file:
        file.write("modlues = []\n")
    done = pip(case, "install", ".", cwd=folder, expect=1)
    assert "unknown key 'modlues'" in done.stdout + done.stderr, done.stdout + done.stderr


def test_cmake(case):
    if not shutil.which("cmake") or not shutil.which("ninja"):
        raise Skip("no cmake or no ninja here")
    folder = example(case, "cmake")
    more = environment(case)
    for command in (["cmake", "-G", "Ninja", "-S", folder, "-B", "build", f"-DJUSTJITC={case.tools.justjitc}",
                     f"-DPython3_EXECUTABLE={shutil.which(case.tools.python)}"], ["cmake", "--build", "build"]):
        done = run(command, cwd=case.folder, env=more, timeout=TIMEOUT)
        assert done.ok, done.stdout + done.stderr
    assert python(case, "-c", PROBE, cwd=case.folder / "build").stdout.strip() == NATIVE
    assert "no work to do" in run(["cmake", "--build", "build"], cwd=case.folder, env=more, timeout=TIMEOUT).stdout


HOOK = "import justjitc.importhook as h\nh.install('shapes')\nimport json\nassert not hasattr(json, '__justjitc__')\n"


def test_import_hook(case):
    folder = example(case, "backend")
    done = python(case, "-c", HOOK + PROBE + "print(c.__file__, c.Circle.__module__)\ntry: c.total(None)\nexcept TypeError:\n    import traceback; traceback.print_exc()",
                  cwd=folder)
    assert done.stdout.split("\n")[:2] == [NATIVE, f"{folder}/shapes/circle.py shapes.circle"], done.stdout
    assert 'circle.py", line 18, in total\n    return round(sum(c.area() for c in circles), digits)' in done.stderr, done.stderr
    before = {p: p.stat().st_mtime_ns for p in (case.folder / "modules").rglob("*.so")}
    assert len(before) == 2 and not list(folder.rglob("*.so"))
    python(case, "-c", HOOK + PROBE, cwd=folder)
    assert before == {p: p.stat().st_mtime_ns for p in (case.folder / "modules").rglob("*.so")}


def test_import_hook_falls_back(case):
    folder = example(case, "backend")
    case.write("file", "")
    done = python(case, "-c", HOOK + PROBE, cwd=folder, JUSTJITC_CACHE=str(case.folder / "file"))
    assert done.stdout.strip() == PURE and done.stderr.count("JustjitWarning") == 1, done.stdout + done.stderr


def test_run(case):
    folder = example(case, "backend")
    (folder / "prog.py").write_text("import sys\nimport shapes.circle\nprint(__name__, sys.argv[1:], __file__, hasattr(shapes.circle, '__justjitc__'))\n"
                                    "def f():\n    return sys.modules['__main__'].f is f\nprint(f())\nimport os; os.missing\n")
    done = python(case, "-m", "justjitc", "run", "prog.py", "a", "-b", cwd=folder, expect=1)
    plain = python(case, "prog.py", "a", "-b", cwd=folder, expect=1)
    assert done.stdout.startswith("__main__ ['a', '-b'] ") and done.stdout.endswith(" True\nTrue\n"), done.stdout + done.stderr
    assert plain.stderr.strip().split("\n")[-1] in done.stderr and 'prog.py", line 7' in done.stderr, done.stderr
    python(case, "-m", "justjitc", "run", "nothing.py", cwd=folder, expect=1)
