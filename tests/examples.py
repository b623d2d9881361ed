"""The programs of examples/: each is compiled and must print what it prints interpreted. (demo.py shows it, with the times.)"""
from __future__ import annotations

import argparse
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import ROOT, Tally, Toolchain, add_toolchain_options, run  # noqa: E402

EXAMPLES = ROOT / "examples"


def call(tools: Toolchain, folder: pathlib.Path, name: str):
    code = f"import sys; sys.dont_write_bytecode = True; sys.path.insert(0, {str(folder)!r}); import {name}; {name}.main()"
    return run([tools.python, "-I", "-c", code], cwd=folder)


def one(tools: Toolchain, source: pathlib.Path, work: pathlib.Path) -> str | None:
    name = source.stem
    interpreted, compiled = work / name / "interpreted", work / name / "compiled"
    for folder in interpreted, compiled:
        folder.mkdir(parents=True)
        shutil.copy(source, folder)
    done = tools.compile(compiled / source.name, compiled / (name + tools.suffix))
    if not done.ok:
        return f"the compiler: {done.status}\n{done.stderr}"
    expected, actual = call(tools, interpreted, name), call(tools, compiled, name)
    if (expected.status, expected.stdout) != (actual.status, actual.stdout):
        return f"interpreted: {expected.status}\n{expected.stdout}{expected.stderr}\n" \
               f"compiled: {actual.status}\n{actual.stdout}{actual.stderr}"
    return None if expected.ok else f"{expected.status}\n{expected.stderr}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    add_toolchain_options(parser)
    options = parser.parse_args()
    tools = Toolchain(options.justjitc, options.python)
    tally = Tally(options.verbose)
    work = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-examples-"))
    try:
        for source in sorted(EXAMPLES.glob("*.py")):
            tally.check(f"examples/{source.name}", one(tools, source, work))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
