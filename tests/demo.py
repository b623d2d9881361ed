"""What justjitc is for, shown: five programs and a package, each interpreted and compiled, with the same output and the ratio of their CPU time.

    demo.py [--justjitc C] [--python P]

An example that printed something else, or whose native code did not run, is an error: the demo is a test, too. Times are only shown.
"""
from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import ROOT, Outcome, Tally, Toolchain, add_toolchain_options, run  # noqa: E402

EXAMPLES = ROOT / "examples"
PROGRAMS = {
    "stream.py": "an async generator under asyncio, read by another, read by two tasks",
    "pipeline.py": "five generators in a row, and recursive delegation",
    "mandelbrot.py": "a numeric kernel: no annotations, no library",
    "objects.py": "classes, properties, operators, a priority queue",
    "primes.py": "a generator, a sieve, integers that could grow without bound",
}
PACKAGE = "import shapes.circle as c; circles = [c.Circle(n) for n in range(20_000)]; print(c.total(circles))"
ROUNDS = 3

# Prints what main() prints, then to standard error the best CPU time of several calls.
TIMED = """
import contextlib, io, sys, time
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
{setup}
best = None
for _ in range({rounds}):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        began = time.process_time()
        {call}
        seconds = time.process_time() - began
    best = seconds if best is None else min(best, seconds)
print(output.getvalue(), end="")
print(best, {native}, file=sys.stderr)
"""


def timed(tools: Toolchain, folder: pathlib.Path, setup: str, call: str, native: str, python: str = "") -> tuple[Outcome, float, bool]:
    """Output, seconds, whether native code was loaded."""
    code = TIMED.format(setup=setup, call=call, native=native, rounds=ROUNDS)
    outcome = run([python or tools.python, "-I", "-c", code, folder], cwd=folder)
    seconds, is_native = (outcome.stderr.split()[-2:] if outcome.ok else ("0", "False"))
    return outcome, float(seconds), is_native == "True"


def compare(slow, fast) -> str | None:
    for outcome, _, _ in slow, fast:
        if not outcome.ok:
            return f"{outcome.status}\n{outcome.stdout}{outcome.stderr}"
    if slow[0].stdout != fast[0].stdout:
        return f"interpreted:\n{slow[0].stdout}\ncompiled:\n{fast[0].stdout}"
    if slow[2] or not fast[2]:
        return f"native: interpreted {slow[2]}, compiled {fast[2]}"
    return None


def show(slow, fast) -> None:
    print(fast[0].stdout, end="")
    print(f"    interpreted {slow[1] * 1000:8.1f} ms\n    compiled    {fast[1] * 1000:8.1f} ms    {slow[1] / max(fast[1], 1e-6):.1f} times as fast, "
          "the same output", flush=True)


def program(tools: Toolchain, name: str, what: str, work: pathlib.Path) -> str | None:
    module = name.removesuffix(".py")
    interpreted, compiled = work / module / "interpreted", work / module / "compiled"
    for folder in interpreted, compiled:
        folder.mkdir(parents=True)
        shutil.copy(EXAMPLES / name, folder)
    began = time.perf_counter()
    done = run([tools.justjitc, compiled / name])
    seconds = time.perf_counter() - began
    if not done.ok:
        return f"the compiler: {done.status}\n{done.stderr}"
    size = os.path.getsize(compiled / (module + tools.suffix))
    print(f"\n# {what}\n$ justjitc examples/{name}    # {seconds:.1f} s, {size // 1024} KB")
    way = f"import {module}", f"{module}.main()", f"hasattr({module}, '__justjitc__')"
    slow, fast = timed(tools, interpreted, *way), timed(tools, compiled, *way)
    why = compare(slow, fast)
    if not why:
        show(slow, fast)
    return why


def installed(tools: Toolchain, work: pathlib.Path) -> tuple[str, pathlib.Path, str] | None:
    """Builds and installs the package by pip in an environment of its own: what was typed, its folder, its interpreter. None: no
    setuptools for it here."""
    environment = work / "environment"
    if not run([tools.python, "-m", "venv", "--system-site-packages", environment]).ok:
        return None
    python = environment / "bin/python"
    ways = {**os.environ, "PYTHONPATH": str(ROOT / "cli/python"), "JUSTJITC": tools.justjitc, "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_NO_INDEX": "1"}
    built = run([python, "-m", "pip", "install", "-q", "--no-build-isolation", "--no-deps", work / "package"], env=ways, timeout=300)
    if not built.ok:
        return None
    place = run([python, "-I", "-c", "import shapes; print(shapes.__path__[0])"]).stdout.strip()
    return "pip install examples/setuptools", pathlib.Path(place).parent, str(python)


def package(tools: Toolchain, work: pathlib.Path) -> str | None:
    """A package, by pip where setuptools is at hand, by justjitc alone elsewhere."""
    shutil.copytree(EXAMPLES / "setuptools", work / "package")
    pure = work / "pure"
    shutil.copytree(EXAMPLES / "setuptools/shapes", pure / "shapes")
    result = installed(tools, work)
    if result is None:
        done = run([tools.justjitc, "--quiet", work / "package/shapes"])
        if not done.ok:
            return f"the compiler: {done.status}\n{done.stderr}"
        result = "justjitc examples/setuptools/shapes", work / "package", tools.python
    typed, folder, python = result
    print(f"\n# a package, built and imported\n$ {typed}\n$ python -c '{PACKAGE}'")
    setup, _, call = PACKAGE.rpartition("; ")
    way = setup, call, "hasattr(c, '__justjitc__')"
    slow, fast = timed(tools, pure, *way), timed(tools, folder, *way, python=python)
    why = compare(slow, fast)
    if not why:
        show(slow, fast)
    return why


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    options = parser.parse_args()
    tools = Toolchain(options.justjitc, options.python)
    tally = Tally(options.verbose)
    work = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-demo-"))
    try:
        for name, what in PROGRAMS.items():
            tally.check(f"demo: {name}", program(tools, name, what, work))
        tally.check("demo: package", package(tools, work))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print()
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
