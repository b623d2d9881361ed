"""Processes of several kinds in turn, and the table of what they took: what the suites share."""
from __future__ import annotations

import argparse
import json
import math
import os
import pathlib
import statistics
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import add_toolchain_options, run  # noqa: E402


def geometric_mean(ratios: list[float]) -> float:
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else math.nan


def suite_parser(text: str, repeat: int = 5) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--repeat", type=int, default=repeat, help="processes of each kind")
    parser.add_argument("--json", help="write the rows to this file, too")
    return parser


def in_turn(commands: dict[str, list], repeat: int) -> dict[str, list[dict]]:
    """What fresh processes of each kind print, one line of JSON each; the kinds take turns."""
    said: dict[str, list[dict]] = {kind: [] for kind in commands}
    for _ in range(repeat):
        for kind, command in commands.items():
            done = run(command, timeout=900, env={**os.environ, "PYTHONHASHSEED": "0"})
            if not done.ok:
                raise RuntimeError(f"{kind}: {done.status}\n{done.stderr[-2000:]}")
            said[kind].append(json.loads(done.stdout.splitlines()[-1]))
    return said


def median(said: list[dict], key: str) -> float:
    return statistics.median(one[key] for one in said)


class Table:
    """Rows of times in kinds; the first kind is what the others are compared with."""

    def __init__(self, kinds: list[str], unit: str = "ms", scale: float = 1e3):
        self.kinds, self.unit, self.scale = kinds, unit, scale
        self.rows: dict[str, dict[str, float]] = {}
        self.wrong: list[str] = []
        print(f"{'':26}{kinds[0]:>14}" + "".join(f"{kind:>14}{'ratio':>8}" for kind in kinds[1:]), flush=True)

    def row(self, name: str, times: dict[str, float], more: str = "") -> None:
        """One row; a kind that there is not is left out."""
        self.rows[name] = times
        first = times[self.kinds[0]]
        line = f"{name:26}{self.shown(first)}"
        for kind in self.kinds[1:]:
            line += f"{self.shown(times[kind])}{first / times[kind]:8.2f}" if kind in times else f"{'-':>14}{'':8}"
        print(line + more, flush=True)

    def shown(self, seconds: float) -> str:
        return f"{seconds * self.scale:{13 - len(self.unit)}.3f} {self.unit}"

    def fails(self, name: str, why: object) -> None:
        self.wrong.append(name)
        print(f"{name:26}WRONG: {why}", flush=True)

    def finish(self, path: str | None) -> int:
        """The means of the ratios; the exit status."""
        means = [[row[self.kinds[0]] / row[kind] for row in self.rows.values() if kind in row] for kind in self.kinds[1:]]
        if self.rows:
            print(f"{'geometric mean':40}" + "".join(f"{f'of {len(m)}':>14}{geometric_mean(m):8.2f}" if m else " " * 22 for m in means))
        if path:
            pathlib.Path(path).write_text(json.dumps(self.rows, indent=1) + "\n")
        if self.wrong:
            print(f"wrong: {' '.join(self.wrong)}")
        return 1 if self.wrong else 0
