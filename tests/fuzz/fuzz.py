"""Random programs, interpreted and compiled, must print the same.

    fuzz.py [--seed N] [--count N] [--keep FOLDER]

A program is a module of functions over ints, floats, lists and text with loops, conditions, exceptions, closures and
generators; it prints what every function returns or raises. generate.py makes it from the seed alone, so that a
failure is reproduced by its seed.
"""
from __future__ import annotations

import argparse
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "run")]
from generate import generate  # noqa: E402
from run import Program, Runner  # noqa: E402
from support import Tally, Toolchain, add_toolchain_options, parallel  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("--seed", type=int, default=1, help="of the first program")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--keep", help="folder for the programs that fail")
    options = parser.parse_args()
    tools = Toolchain(options.justjitc, options.python)
    work = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="justjitc-fuzz-")).resolve()
    (work / "programs").mkdir(parents=True, exist_ok=True)
    runner = Runner(tools, work / "runs", keep=False, cache=None)
    runner.work.mkdir(exist_ok=True)

    def one(seed: int):
        path = work / "programs" / f"fuzz_{seed}.py"
        path.write_text(generate(seed))
        verdict, why = runner.check(Program(path), "run")
        if verdict == "pass":
            path.unlink()
        return why

    tally = Tally(options.verbose)
    for seed, why in parallel(one, range(options.seed, options.seed + options.count), options.jobs):
        tally.check(f"fuzz: seed {seed} ({work}/programs/fuzz_{seed}.py)", why)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
