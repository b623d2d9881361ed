"""Speed of compiled programs: interpreted and compiled run in turn, the smallest CPU time of each counts.

    bench.py [NAME ...] [--profile] [--repeat N] [--seconds S] [--json FILE]
    bench.py --suite SUITE [NAME ...]                                         SUITE_suite.py, which has options of its own

A program is programs/CLASS/NAME.py with main(N); expected.json holds what main(N) must return. Rows below 1 are marked.
Nothing is asserted about time: the exit status tells of wrong results only.
"""
from __future__ import annotations

import argparse
import importlib
import json
import math
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import Toolchain, add_toolchain_options  # noqa: E402
from turns import geometric_mean  # noqa: E402

SUITES = ["packages", "service", "pyperformance"]
CLASSES = ["generic", "generators", "await", "async_generators", "slice"]


class Worker:
    def __init__(self, python: str, folder: pathlib.Path, name: str, compiled: bool):
        self.process = subprocess.Popen([python, "-I", "-S", HERE / "worker.py", folder, name], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.best = math.inf
        self.spent = 0.0
        started = self.process.stdout.readline().strip()
        if started != str(compiled):
            raise RuntimeError(f"{name}: compiled is {started or 'unknown: it died'}, {compiled} was wanted")

    def time(self) -> str:
        self.process.stdin.write("run\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the process ended with status {self.process.wait()}")
        seconds, result = line.rstrip("\n").split(" ", 1)
        self.best = min(self.best, float(seconds))
        self.spent += float(seconds)
        return result

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def profile_of(tools: Toolchain, folder: pathlib.Path, name: str) -> list[str]:
    """The option that names what two interpreted runs have shown."""
    path = folder / (name + ".jjprofile")
    done = subprocess.run([tools.python, "-m", "justjitc.profile", "-o", path, "--only", name, HERE / "worker.py", folder, name], input="run\n" * 2, text=True,
                          capture_output=True, env={**os.environ, "PYTHONPATH": str(HERE.parents[1] / "cli/python")})
    if done.returncode:
        raise RuntimeError(f"the profile: {done.stderr[-2000:]}")
    return [f"--profile={path}"]


def measure(tools: Toolchain, source: pathlib.Path, work: pathlib.Path, repeat: int, seconds: float, expected: str, profile: bool) -> tuple[float, float]:
    """Seconds interpreted and compiled."""
    workers = []
    try:
        for kind in "interpreted", "compiled":
            folder = work / source.parent.name / source.stem / kind
            folder.mkdir(parents=True)
            shutil.copy(source, folder)
            if kind == "compiled":
                done = tools.compile(folder / source.name, folder / (source.stem + tools.suffix),
                                     *(profile_of(tools, folder, source.stem) if profile else []))
                if not done.ok:
                    raise RuntimeError(f"the compiler: {done.status}\n{done.stderr[-2000:]}")
            workers.append(Worker(tools.python, folder, source.stem, kind == "compiled"))
        runs = 0
        while runs < repeat or workers[1].spent < seconds:
            runs += 1
            for kind, worker in zip(("interpreted", "compiled"), workers):
                result = worker.time()
                if result != expected:
                    raise RuntimeError(f"{kind}: main returned {result}, expected {expected}")
    finally:
        for worker in workers:
            worker.end()
    return workers[0].best, workers[1].best


def compile_time(tools: Toolchain, work: pathlib.Path) -> str:
    """CPU time to compile a module of about 1,000 lines made of the benchmark programs."""
    lines: list[str] = []
    for source in sorted((HERE / "programs/generic").glob("*.py")):
        lines += source.read_text().splitlines()
        if len(lines) >= 1000:
            break
    module = work / "thousand_lines.py"
    module.write_text("\n".join(lines) + "\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = tools.compile(module, work / ("thousand_lines" + tools.suffix))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if not done.ok:
        return f"a module of {len(lines)} lines: {done.status}\n{done.stderr[-1000:]}"
    return f"a module of {len(lines)} lines compiles in {seconds:.2f} s of CPU"


def main() -> int:
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--suite", choices=SUITES)
    chosen, rest = first.parse_known_args()
    if chosen.suite:
        return importlib.import_module(f"{chosen.suite}_suite").main(rest)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("names", nargs="*", help="class, class/name, or a part of that")
    parser.add_argument("--repeat", type=int, default=5, help="runs of each, at least")
    parser.add_argument("--seconds", type=float, default=0.2, help="and so many seconds of compiled runs")
    parser.add_argument("--profile", action="store_true", help="compile with the profile of a run")
    parser.add_argument("--json", help="write the rows to this file, too")
    parser.add_argument("--record", action="store_true", help="write expected.json from the interpreter's results")
    options = parser.parse_args()
    sources = [s for c in CLASSES for s in sorted((HERE / "programs" / c).glob("*.py"))
               if not options.names or any(n in f"{c}/{s.stem}" for n in options.names)]
    if options.record:
        return record(options.python, sources)
    tools = Toolchain(options.justjitc, options.python)
    expected = json.loads((HERE / "expected.json").read_text())
    work = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-bench-"))
    rows: dict[str, dict[str, tuple[float, float]]] = {c: {} for c in CLASSES}
    wrong = 0
    print(f"{'':34}{'interpreted':>12}{'compiled':>12}{'ratio':>8}")
    for source in sources:
        label = f"{source.parent.name}/{source.stem}"
        try:
            slow, fast = measure(tools, source, work, options.repeat, options.seconds, expected[label], options.profile)
        except RuntimeError as error:
            wrong += 1
            print(f"{label:34}WRONG: {error}", flush=True)
            continue
        rows[source.parent.name][label] = slow, fast
        mark = "   below 1" if slow < fast else ""
        print(f"{label:34}{slow * 1000:9.2f} ms{fast * 1000:9.2f} ms{slow / fast:8.2f}{mark}", flush=True)
    print()
    for name, found in rows.items():
        if found:
            print(f"{name:12} geometric mean {geometric_mean([a / b for a, b in found.values()]):6.2f} over {len(found)} programs")
    if not options.names:
        print(compile_time(tools, work))
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(rows, indent=1))
    shutil.rmtree(work, ignore_errors=True)
    if wrong:
        print(f"{wrong} programs did not give the right result")
    return 1 if wrong else 0


def record(python: str, sources: list[pathlib.Path]) -> int:
    """The interpreter is right by definition."""
    path = HERE / "expected.json"
    expected = json.loads(path.read_text()) if path.exists() else {}
    for source in sources:
        worker = Worker(python, source.parent, source.stem, False)
        expected[f"{source.parent.name}/{source.stem}"] = worker.time()
        print(f"{source.parent.name}/{source.stem:26}{worker.best * 1000:9.1f} ms")
        worker.end()
    path.write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
