"""One module of random programs, interpreted and compiled, and the search for the program that differs."""
from __future__ import annotations

import json
import pathlib
import re
import resource
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "run")]
from kinds import Kind  # noqa: E402
from run import difference, limit_memory  # noqa: E402
from support import Toolchain, clean_environment, run  # noqa: E402

DRIVER = HERE / "driver.py"
CPU_SECONDS = 120  # of one process


class Workshop:
    """Makes modules of one kind of programs and runs them."""

    def __init__(self, tools: Toolchain, kind: Kind, work: pathlib.Path):
        self.tools = tools
        self.kind = kind
        self.work = work
        self.environment = clean_environment(work)

    def check(self, seeds: range, level: int) -> list[tuple[int, str | None]]:
        """(seed, None or what differs) for each program."""
        name = f"{self.kind.name}_{seeds[0]}_O{level}"
        source = self.kind.module(seeds)
        folders = {}
        for mode in "interpreted", "compiled":
            folders[mode] = folder = self.work / mode / name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.py").write_text(source)
        folder = folders["compiled"]
        try:
            made = self.tools.compile(folder / f"{name}.py", folder / (name + self.tools.suffix), f"-O{level}", "--verify-each", timeout=1800)
            if not made.ok:
                return [(seeds[0], f"the compiler: {made.status}\n{made.stderr[:3000]}")]
            expected, actual = self.run(folders["interpreted"], name, seeds), self.run(folder, name, seeds)
        finally:
            for folder in folders.values():
                shutil.rmtree(folder)
        left = actual.pop("not_native", [])
        return [(seed, f"stayed bytecode: {', '.join(left)}" if left else compare(expected[seed], actual[seed]))
                for seed in seeds]

    def run(self, folder: pathlib.Path, name: str, seeds: range) -> dict:
        """What each program printed, by seed: (stdout, stderr, how it ended), and "not_native"."""
        report = folder / "report"
        report.touch()
        results: dict = {}
        while "not_native" not in results and len(results) < len(seeds):
            lines = len(report.read_text().splitlines())
            outcome = run([self.tools.python, "-s", "-P", "-X", "faulthandler", DRIVER, folder, name, report, str(len(results))],
                          env=self.environment, cwd=self.work, timeout=1800, preexec=limit)
            told = [json.loads(line) for line in report.read_text().splitlines()]
            results = self.read(told, folder)
            if not outcome.ok or "native" not in told[-1]:
                # The process died: while it imported the module, or in the program behind the last that is told of, or
                # behind them all. The next round goes on behind that program.
                lost = seeds[len(results):][:1 if len(told) > lines else None]
                for seed in lost or seeds[-1:]:
                    dead = {"seed": seed, "stdout": "", "stderr": outcome.stderr[-3000:], "status": outcome.status}
                    told.append(dead)
                    with open(report, "a") as file:
                        print(json.dumps(dead), file=file)
                results = self.read(told, folder)
        return results

    def read(self, told: list[dict], folder: pathlib.Path) -> dict:
        results: dict = {}
        for record in told:
            if "seed" in record:
                texts = (self.normalise(record[stream], folder) for stream in ("stdout", "stderr"))
                results[record["seed"]] = *texts, record.get("status", "")
            elif "native" in record and record["native"] is None:
                results["not_native"] = ["the module"] if folder.parent.name == "compiled" else []
            elif "native" in record:
                results["not_native"] = record["native"]["not_native"] if record["native"]["calls"] else ["everything"]
        return results

    def normalise(self, text: str, folder: pathlib.Path) -> str:
        text = text.replace(str(folder), "<folder>").replace(self.tools.suffix, ".py")
        return re.sub(r"\b0x[0-9a-f]{6,}\b", "0x<address>", text)


def limit() -> None:
    """Memory, and time as the processor counts it: a busy machine is no difference."""
    limit_memory()
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def compare(expected: tuple, actual: tuple) -> str | None:
    if expected == actual:
        return None
    if expected[2] or actual[2]:
        return f"interpreted: {expected[2] or 'ended'}, compiled: {actual[2] or 'ended'}\n{actual[1]}"
    parts = [f"{what} differs\n{difference(a, b)}" for what, a, b in zip(("stdout", "stderr"), expected, actual) if a != b]
    return "\n".join(parts)
