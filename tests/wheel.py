"""The wheel, and what builds with it from the package index: `./x wheel --test`. Without an index everything is SKIPPED, aloud.

    wheel.py WHEEL --python P [TEST ...]

Each test begins with a fresh virtual environment into which nothing but the wheel, and what the test names, is installed.
"""
from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import sys
import tempfile
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from support import ROOT, Tally, run  # noqa: E402

PROBE = ("import shapes, shapes.circle as c\n"
         "print(shapes.total([c.Circle(1.0), c.Circle(2.0)]), hasattr(shapes, '__justjitc__'), hasattr(c, '__justjitc__'))\n")
NATIVE = "15.71 True True"
MAX_BYTES = 60 * 1000 * 1000


class Place:
    """A folder with a virtual environment that has the wheel."""

    def __init__(self, folder: pathlib.Path, python: str, wheel: pathlib.Path):
        self.folder, self.wheel = folder, wheel
        self.bin = folder / "venv/bin"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JUSTJITC"))}
        self.environment.update(PATH=f"{self.bin}:/usr/bin:/bin", HOME=str(folder), XDG_CACHE_HOME=str(folder / "cache"))
        self.call(python, "-m", "venv", folder / "venv")
        self.pip(wheel)

    def call(self, *command, cwd=None, expect: int = 0):
        done = run(command, cwd=cwd or self.folder, env=self.environment, timeout=900)
        assert done.status == f"exit {expect}", f"{command}: {done.status}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        return done

    def pip(self, *what) -> None:
        self.call(self.bin / "pip", "install", "-q", "--disable-pip-version-check", *what)

    def python(self, *arguments, **more):
        return self.call(self.bin / "python", *arguments, **more)

    def example(self, name: str) -> pathlib.Path:
        return pathlib.Path(shutil.copytree(ROOT / "examples" / name, self.folder / name))


def test_size_and_tag(place):
    size = place.wheel.stat().st_size
    assert size < MAX_BYTES, f"{size} bytes"
    assert "manylinux_" in place.wheel.name, place.wheel.name


def test_nothing_else_is_needed(place):
    folder = place.example("backend")
    assert place.call(place.bin / "justjitc", "--version").stdout == place.python("-m", "justjitc", "--version").stdout
    place.call(place.bin / "justjitc", "shapes", cwd=folder)
    assert place.python("-c", PROBE, cwd=folder).stdout.strip() == NATIVE
    place.pip("--force-reinstall", "--no-deps", place.wheel)
    place.call(place.bin / "pip", "uninstall", "-q", "-y", "justjitc")
    assert place.python("-c", PROBE, cwd=folder).stdout.strip() == NATIVE


def test_hash_seeds_do_not_matter(place):
    source = place.folder / "m.py"
    source.write_text("def f(x):\n    return x in {'a', 'b', 'c', 'd'} or x in {b'a', 1, 2.0, None}\n")
    results = set()
    for seed in "0", "1", "2", "random":
        place.environment["PYTHONHASHSEED"] = seed
        place.python("-m", "justjitc", "m.py", "-o", "m.so")
        results.add((place.folder / "m.so").read_bytes())
    assert len(results) == 1


def test_build_frontend(place):
    """python -m build: an sdist, and a wheel made from it, isolated."""
    place.pip("build")
    folder = place.example("backend")
    links = f"--find-links={place.wheel.parent}"
    place.environment["PIP_FIND_LINKS"] = str(place.wheel.parent)
    place.python("-m", "build", cwd=folder)
    names = sorted(p.name for p in (folder / "dist").iterdir())
    assert len(names) == 2 and names[1] == "shapes-1.0.tar.gz" and "-linux_" in names[0], (names, links)


def test_hatchling(place):
    place.pip("hatchling", "pip")
    folder = place.example("hatch")
    place.pip("--no-build-isolation", folder)
    assert place.python("-c", PROBE).stdout.strip() == NATIVE


def test_meson(place):
    place.pip("meson", "ninja")
    folder = place.example("meson")
    place.call(place.bin / "meson", "setup", "out", "-Dpython.install_env=venv", cwd=folder)
    place.call(place.bin / "meson", "install", "-C", "out", cwd=folder)
    assert place.python("-c", PROBE).stdout.strip() == NATIVE


def test_pytest(place):
    place.pip("pytest")
    folder = place.example("backend")
    (folder / "test_shapes.py").write_text("import shapes\ndef test_total():\n    assert shapes.total([shapes.Circle(1.0)]) == 3.14\n"
                                           "    assert shapes.__justjitc__ and shapes.circle.__justjitc__\n")
    done = place.python("-m", "pytest", "-q", "--justjitc=shapes", cwd=folder)
    assert "1 passed" in done.stdout and "justjitc: 2 compiled modules loaded" in done.stdout, done.stdout
    assert "1 failed" in place.python("-m", "pytest", "-q", "--justjitc-profile=seen", cwd=folder, expect=1).stdout
    assert "module shapes.circle\n" in (folder / "seen").read_text()


def test_stubs(place):
    """stubtest agrees with the .pyi files of sources=False."""
    place.pip("mypy", "setuptools", "wheel")
    folder = place.example("setuptools")
    text = (folder / "setup.py").read_text()
    (folder / "setup.py").write_text(text.replace('.py"])', '.py"], sources=False)'))
    place.pip("--no-build-isolation", folder)
    shutil.rmtree(folder / "shapes")
    place.call(place.bin / "stubtest", "shapes", cwd=place.folder)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("--python", required=True)
    parser.add_argument("tests", nargs="*", help="parts of names")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    tally = Tally(options.verbose)
    for name, function in [(n[5:], f) for n, f in globals().items() if n.startswith("test_")]:
        if options.tests and not any(t in name for t in options.tests):
            continue
        folder = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-wheel-"))
        try:
            function(Place(folder, options.python, options.wheel.resolve()))
            tally.passes(name)
        except AssertionError as error:
            offline = any(word in str(error) for word in ("No matching distribution", "NewConnectionError", "Temporary failure in name"))
            if offline:
                tally.skips(name, "the package index cannot be reached")
            else:
                tally.fails(name, str(error) or traceback.format_exc())
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
