"""What every .so is: needs libc alone, is hardened, reproducible and free of build paths, loads more than once.

    properties.py [--justjitc C] [--python P] [-v]
"""
from __future__ import annotations

import argparse
import os
import pathlib
import re
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import ROOT, Tally, Toolchain, add_toolchain_options, run  # noqa: E402

SOURCE = '''"""A bit of everything."""
import math

table = {"a": 1}
counter = 0


class Shape:
    def __init__(self, r):
        self.r = r

    def area(self):
        return math.pi * self.r ** 2


def total(n):
    s = 0
    for i in range(n):
        s += i * i // 3
    return s


def power(x):
    return x ** 0.5 + 2.5 ** x


def squares(n):
    for i in range(n):
        yield i * i


async def answer():
    return 42


def bump():
    global counter
    counter += 1
    return counter
'''
ALLOWED_NEEDED = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}


class Properties:
    def __init__(self, tools: Toolchain, folder: pathlib.Path):
        self.tools = tools
        self.folder = folder
        self.so = self.build(folder / "first")

    def build(self, folder: pathlib.Path, *options: str, name: str = "everything", environment=None) -> pathlib.Path:
        folder.mkdir(parents=True, exist_ok=True)
        source = folder / (name + ".py")
        source.write_text(SOURCE)
        output = folder / (name + self.tools.suffix)
        done = run([self.tools.justjitc, source.name, "--strict", *options], cwd=folder, env=environment)
        assert done.ok, f"{done.status}\n{done.stderr}"
        return output

    def readelf(self, *options: str) -> str:
        return run(["readelf", "-W", *options, str(self.so)]).stdout

    def python(self, code: str, folder: pathlib.Path, **environment: str):
        done = run([self.tools.python, "-s", "-P", "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{code}"],
                   cwd=self.folder, env={**os.environ, **environment})
        assert done.ok, f"{done.status}\n{done.stderr[-2000:]}"
        return done.stdout.strip()

    # --- checks ---

    def check_needs_libc_alone(self):
        needed = set(re.findall(r"\(NEEDED\).*\[(.*?)\]", self.readelf("-d")))
        assert needed <= ALLOWED_NEEDED, f"needs {needed - ALLOWED_NEEDED}"
        assert not re.search(r"RPATH|RUNPATH|TEXTREL", self.readelf("-d"))

    def check_hardened(self):
        dynamic, segments = self.readelf("-d"), self.readelf("-l")
        assert re.search(r"\(BIND_NOW\)|BIND_NOW|\bNOW\b", dynamic), "no NOW"
        assert "GNU_RELRO" in segments, "no RELRO"
        stack = re.search(r"GNU_STACK.*", segments)
        assert stack and " RWE" not in stack.group(0), f"executable stack: {stack}"
        assert not re.search(r"LOAD.* RWE", segments), "a segment is writable and executable"

    def check_symbols(self):
        """Exports its init function, and what gives its runtime to modules without one; leaves only CPython's API and versioned libc symbols to others."""
        defined, undefined = [], []
        for line in self.readelf("--dyn-syms").splitlines():
            fields = line.split()
            if len(fields) >= 8 and fields[0].rstrip(":").isdigit():
                (undefined if fields[6] == "UND" else defined).append(fields[7])
        assert "PyInit_everything" in defined, defined
        extra = [s for s in defined if not s.startswith("PyInit_") and s != "justjitc_copy_of_library"]
        assert not extra, f"also exports {extra[:10]}"
        strange = [s for s in undefined if not re.match(r"_?Py", s) and "@" not in s and not s.startswith(("_ITM_", "__gmon_start__", "__cxa_finalize"))]
        assert not strange, f"unversioned symbols of nobody: {strange}"

    def check_reproducible(self):
        """Byte for byte, in another folder, another time zone, another locale; with debug information, too."""
        environment = {**os.environ, "TZ": "Asia/Tokyo", "LANG": "C", "PYTHONHASHSEED": "77", "HOME": "/nowhere"}
        for options in ((), ("-g",), ("-O3",)):
            one = self.build(self.folder / ("one" + "".join(options)), *options).read_bytes()
            two = self.build(self.folder / "quite" / "another" / ("place" + "".join(options)), *options, environment=environment).read_bytes()
            assert one == two, f"differs with {options}"

    def check_no_build_path(self):
        """Neither where it was compiled nor where the compiler was built."""
        for options in ((), ("-g",)):
            so = self.build(self.folder / ("paths" + "".join(options)), *options).read_bytes()
            for path in (str(self.folder), str(ROOT), os.path.expanduser("~") + "/"):
                if path.count("/") > 1:
                    assert path.encode() not in so, f"{path} is inside ({options})"

    def check_needs_no_tools(self):
        """No assembler, linker or compiler of the system takes part."""
        self.build(self.folder / "tools", environment={"PATH": "/nonexistent", "HOME": "/nonexistent"})

    def check_attribute(self):
        text = self.python("import everything as m; m.total(3); i = m.__justjitc__; print(bool(i.version), i.native, dict(i.not_native), i.calls > 0)",
                           self.so.parent)
        assert re.fullmatch(r"True \d+ \{\} True", text), text

    def check_loads_twice(self):
        """Multi-phase: two modules of one file, each with its own state."""
        text = self.python(f'''
import importlib.util
def load():
    spec = importlib.util.spec_from_file_location("everything", {str(self.so)!r})
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
a, b = load(), load()
print(a is not b, a.bump(), a.bump(), b.bump(), a.total(10) == b.total(10), a.Shape is not b.Shape, list(b.squares(3)), a.counter, b.counter)
del a
import gc; gc.collect()
print(b.bump(), list(b.squares(2)), b.Shape(1).area() > 3)''', self.so.parent)
        assert text == "True 1 2 1 True True [0, 1, 4] 2 1\n2 [0, 1] True", text

    def check_refuses_subinterpreters(self):
        """What a module keeps belongs to the process: other interpreters are told so, and it stays whole in the main one."""
        inside = f"import sys; sys.path.insert(0, {str(self.so.parent)!r})\ntry: import everything\nexcept ImportError as e: print(e, flush=True)"
        text = self.python(f"""
import sys
if sys.version_info >= (3, 13):
    import _interpreters
    kinds = [("isolated",), ("legacy",)]
else:
    import _xxsubinterpreters as _interpreters
    kinds = [(), ()]
def use(kind):
    other = _interpreters.create(*kind)
    _interpreters.run_string(other, {inside!r})
    _interpreters.destroy(other)
use(kinds[1])
import everything
print(everything.total(3), flush=True)
for kind in kinds:
    use(kind)
print(everything.total(3), list(everything.squares(2)))""", self.so.parent)
        refused = "module everything does not support loading in subinterpreters"
        assert text.splitlines() == [refused, "1", refused, refused, "1 [0, 1]"], text

    def check_shares_types(self):
        """Two compiled modules in one process have one type of function, generator and coroutine."""
        folder = self.folder / "pair"
        self.build(folder, name="left")
        self.build(folder, name="right")
        text = self.python("""
import left, right
a, b = left.answer(), right.answer()
print(type(left.total) is type(right.total), type(left.squares(1)) is type(right.squares(1)), type(a) is type(b), type(left.__justjitc__) is type(right.__justjitc__))
a.close(); b.close()""", folder)
        assert text == "True True True True", text

    def check_true_types(self):
        text = self.python("""
import everything as m, types
c = m.answer()
print(isinstance(m.total, types.FunctionType), isinstance(m.squares(1), types.GeneratorType), isinstance(c, types.CoroutineType), type(m.Shape))
c.close()""", self.so.parent)
        assert text == "True True True <class 'type'>", text

    def check_works_without_source(self):
        folder = self.folder / "alone"
        folder.mkdir()
        shutil.copy(self.so, folder)
        text = self.python("import everything as m; print(m.total(5), m.__file__.endswith('.so'), m.total.__code__.co_filename.endswith('everything.py'))", folder)
        assert text == "9 True True", text

    def check_debug_information(self):
        """-g has the lines of the source."""
        self.so, kept = self.build(self.folder / "debug", "-g"), self.so
        try:
            assert "everything.py" in self.readelf("--debug-dump=line"), "no line table for everything.py"
        finally:
            self.so = kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    options = parser.parse_args()
    tally = Tally(options.verbose)
    if not shutil.which("readelf"):
        tally.skips("properties", "no readelf (Debian: binutils)")
        return tally.finish()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-properties-"))
    try:
        try:
            properties = Properties(Toolchain(options.justjitc, options.python), folder)
        except AssertionError as error:
            tally.fails("properties: compiling", str(error))
            return tally.finish()
        for name in dir(Properties):
            if name.startswith("check_"):
                try:
                    getattr(properties, name)()
                    tally.passes("properties: " + name[6:])
                except AssertionError as error:
                    tally.fails("properties: " + name[6:].replace("_", " "), str(error))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
