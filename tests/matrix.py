"""./x matrix: the test suite for every Python that can be had here, and one table of what came out.

    matrix.py [NAME ...] [--only STEP,...] [--chroot SCRIPT]

NAMEs pick rows by a part of their name. Pythons are looked for in PATH and pyenv; those of other Debian releases are reached through
SCRIPT, which is called as `SCRIPT SUITE ./x test ...` and runs that on a copy of the tree (default: ../shared/debian-chroot, if there).
A row is one `./x test --python P`; what its debug sibling shows is a row of its own. What is missing is said aloud.
"""
from __future__ import annotations

import argparse
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
STEPS = "unit ir decode run force-exit leaks cli properties examples".split()
LOCAL = "3.11", "3.12", "3.13", "3.14"
SUITES = {"trixie": ("3.13",), "sid": ("3.13", "3.14")}
# Steps of ./x test that run under the debug interpreter, and the column of its row they belong to.
DEBUG_STEPS = {"debug": "run", "leaks": "leaks"}


class Row:
    def __init__(self, name: str, command: list[str]):
        self.name, self.command = name, command
        self.cells: dict[str, str] = {}
        self.debug: dict[str, str] = {}
        self.failed = 0

    def run(self, only: list[str]) -> None:
        """Shows the output as it comes and reads each step's summary from it."""
        command = [*self.command, "--only", ",".join([*only, *(["debug"] if "run" in only else [])])]
        print(f"--- {self.name}: {' '.join(command)}", flush=True)
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                   text=True, errors="backslashreplace")
        for line in process.stdout:
            print(line, end="", flush=True)
            self.read(line)
        if process.wait() != 0 and not self.failed:
            self.failed += 1
            self.cells["unit"] = f"exit status {process.returncode}"

    def read(self, line: str) -> None:
        skipped = re.match(r"=== (\S+).*: SKIPPED: ", line)
        done = re.match(r"=== (\S+).*: (\d+) passed, (\d+) failed, (\d+) skipped in ", line)
        if skipped:
            self.put(skipped[1], "-")
        elif done:
            self.failed += int(done[3])
            self.put(done[1], "/".join(done.groups()[1:]))

    def put(self, step: str, text: str) -> None:
        if step in DEBUG_STEPS:
            self.debug[DEBUG_STEPS[step]] = text
        else:
            self.cells[step] = text


def rows(chroot: pathlib.Path | None) -> tuple[list[Row], list[str]]:
    """What can be run, and what cannot and why."""
    found, missing = [], []
    for version in LOCAL:
        known = subprocess.run([ROOT / "x", "find-python", version], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if known.returncode == 0:
            found.append(Row(f"{version} ({known.stdout.strip()})", ["./x", "test", "--python", version]))
        else:
            missing.append(f"{version}: {known.stderr.strip()}")
    for suite, versions in SUITES.items():
        for version in versions:
            name = f"{suite}'s {version}"
            if chroot is None:
                missing.append(f"{name}: no script that enters other Debian releases; --chroot names one")
            elif os.getuid() != 0:
                missing.append(f"{name}: {chroot} wants root")
            else:
                found.append(Row(name, [str(chroot), suite, "./x", "test", "--python", version]))
    return found, missing


def table(done: list[Row], steps: list[str]) -> str:
    lines = [["passed/failed/skipped", *steps]]
    for row in done:
        lines.append([row.name, *(row.cells.get(step, "") for step in steps)])
        if any(text != "-" for text in row.debug.values()):
            lines.append(["  its debug build", *(row.debug.get(step, "") for step in steps)])
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(line, widths)).rstrip() for line in lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--only", help="steps, separated by commas (default: all of the table)")
    parser.add_argument("--chroot", type=pathlib.Path, help="the script that runs a command in another Debian release")
    options = parser.parse_args()
    beside = ROOT.parent / "shared/debian-chroot"
    chroot = options.chroot or (beside if beside.exists() else None)
    steps = options.only.split(",") if options.only else STEPS
    found, missing = rows(chroot)
    chosen = [row for row in found if not options.names or any(name in row.name for name in options.names)]
    for row in chosen:
        row.run(steps)
    print()
    print(table(chosen, steps))
    for why in missing:
        print(f"MISSING {why}")
    failed = sum(row.failed > 0 for row in chosen)
    print(f"{len(chosen) - failed} passed, {failed} failed, {len(missing)} skipped")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
