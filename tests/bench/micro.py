"""Nanoseconds of single operations (micro/operations.py), interpreted and compiled, less those of the loop around them.

    micro.py [WORD ...] [--repeat N] [--rounds N] [--json FILE]

CPU time, the smallest of several turns. Both must give the same results: the exit status tells of that, of nothing else.
"""
from __future__ import annotations

import argparse
import ast
import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import Toolchain, add_toolchain_options  # noqa: E402

SOURCE = HERE / "micro/operations.py"


def operations(words: list[str]) -> dict[str, str]:
    """Function -> what it is called in the table; the empty loop is the first."""
    functions = [s for s in ast.parse(SOURCE.read_text()).body if isinstance(s, ast.FunctionDef) and ast.get_docstring(s)]
    named = {f.name: ast.get_docstring(f) for f in functions if f.name != "measure"}
    return {n: text for n, text in named.items() if n == "empty" or not words or any(w in n or w in text for w in words)}


class Worker:
    def __init__(self, tools: Toolchain, folder: pathlib.Path, compiled: bool):
        folder.mkdir()
        shutil.copy(SOURCE, folder)
        if compiled:
            done = tools.compile(folder / SOURCE.name, folder / (SOURCE.stem + tools.suffix))
            if not done.ok:
                raise SystemExit(f"the compiler: {done.status}\n{done.stderr[-2000:]}")
        self.process = subprocess.Popen([tools.python, "-I", "-S", HERE / "micro_worker.py", folder], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != str(compiled):
            raise SystemExit(f"the worker did not import what it should (compiled: {compiled})")

    def measure(self, rounds: int, names: list[str]) -> list[tuple[float, object]]:
        print(rounds, *names, file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"a worker ended with status {self.process.wait()}")
        return ast.literal_eval(line)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("words", nargs="*", help="parts of names of operations")
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=50_000)
    parser.add_argument("--json", help="write the rows to this file, too")
    options = parser.parse_args()
    named = operations(options.words)
    names = list(named)
    work = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-micro-"))
    tools = Toolchain(options.justjitc, options.python)
    workers = [Worker(tools, work / kind, kind == "compiled") for kind in ("interpreted", "compiled")]
    best = [[math.inf] * len(names) for _ in workers]
    wrong = set()
    for _ in range(options.repeat):
        results = []
        for mine, worker in zip(best, workers):
            rows = worker.measure(options.rounds, names)
            mine[:] = [min(a, b) for a, (b, _) in zip(mine, rows)]
            results.append([r for _, r in rows])
        wrong |= {n for n, a, b in zip(names, *results) if a != b}
    shutil.rmtree(work, ignore_errors=True)
    print(f"{'ns':26}{'interpreted':>12}{'compiled':>10}{'ratio':>8}")
    rows = {}
    for n, slow, fast in zip(names, *best):
        if n != "empty":
            slow, fast = (max(a - b[0], 0.01) for a, b in zip((slow, fast), best))
        rows[named[n]] = slow, fast
        print(f"{named[n]:26}{slow:12.1f}{fast:10.1f}{slow / fast:8.2f}" + ("   WRONG" if n in wrong else ""))
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(rows, indent=1) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
