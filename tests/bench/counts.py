"""Instructions and first-level cache misses of one unit of work of real packages, interpreted and compiled, by cachegrind.

    counts.py [NAME ...] [--json FILE]

A program is units/NAME.py with unit(); installed.py says what its first lines name. What is counted is the difference of two runs
with another number of units, so that the start costs nothing; the same in each run, unlike time. Needs valgrind and the package index.
"""
from __future__ import annotations

import argparse
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from installed import Installed, units as programs  # noqa: E402
from support import Toolchain, add_toolchain_options, parallel  # noqa: E402
from turns import geometric_mean  # noqa: E402

EVENTS = {"instructions": ["Ir"], "I1 misses": ["I1mr"], "D1 misses": ["D1mr", "D1mw"]}
FEW, MANY = 10, 30


def count(tools: Toolchain, folder: pathlib.Path, name: str, compiled: bool, units: int) -> dict[str, int]:
    out = folder / f"cachegrind.{units}"
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=yes", f"--cachegrind-out-file={out}", tools.python, "-I", "-S",
               HERE / "counts_worker.py", folder, name, str(units)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "0"})
    if done.returncode or done.stdout.strip() != str(compiled):
        raise SystemExit(f"{name}: compiled is {done.stdout.strip()}, {compiled} was wanted\n{done.stderr[-2000:]}")
    text = out.read_text()
    events = re.search(r"^events: (.+)$", text, re.M).group(1).split()
    totals = dict(zip(events, map(int, re.search(r"^summary: (.+)$", text, re.M).group(1).split())))
    return {what: sum(totals[e] for e in parts) for what, parts in EVENTS.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--json", help="write the counts to this file, too")
    parser.add_argument("--keep", metavar="DIR", help="work in DIR instead of the build folder")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("SKIPPED: no valgrind here")
        return 0
    tools = Toolchain(options.justjitc, options.python)
    sources = programs("counts", options.names)
    installed = Installed(tools, options.keep)
    if not installed.reached():
        return 0
    rows, ratios = {}, {what: [] for what in EVENTS}
    print(f"{'a unit of':14}" + "".join(f"{what:>32}" for what in EVENTS))
    for source in sources:
        folders = {"interpreted": installed.plain(source), "compiled": installed.compiled(source)}
        jobs = [(kind, units) for kind in folders for units in (FEW, MANY)]
        counted = dict(parallel(lambda job: count(tools, folders[job[0]], source.stem, job[0] == "compiled", job[1]), jobs,
                                options.jobs))
        each = {kind: {what: (counted[kind, MANY][what] - counted[kind, FEW][what]) / (MANY - FEW) for what in EVENTS} for kind in folders}
        line = f"{source.stem:14}"
        for what in EVENTS:
            slow, fast = each["interpreted"][what], each["compiled"][what]
            ratios[what].append(slow / max(fast, 1))
            line += f"{slow:13,.0f} {fast:11,.0f} {ratios[what][-1]:6.2f}"
        print(line, flush=True)
        rows[source.stem] = each
    print(f"{'geometric mean':14}" + "".join(f"{'':25} {geometric_mean(r):6.2f}" for r in ratios.values()))
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(rows, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
