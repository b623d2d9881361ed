"""How often each place of the runtime runs: runtime/profile.txt, by which the runtime is compiled (runtime/README.md).

    ./x train [--python P] [NAME ...] [--add]

The compiler's modules count (JUSTJITC_COUNTS=train). The programs of bench and the packages suite's units (where the package index can be reached) run for a while each, compiled.
--add keeps what the file says of functions in other forms, those of another Python's runtime: train with the default Python first, then --add the others.
"""
from __future__ import annotations

import os
import pathlib
import shutil
import sys
import tempfile

from installed import HERE, Installed, units
from turns import suite_parser
from support import ROOT, Toolchain, run

PROFILE = ROOT / "runtime/profile.txt"
SHARE = 4  # of what bench has a program do


class Training:
    def __init__(self, tools: Toolchain, folder: pathlib.Path):
        self.tools, self.folder, self.counts = tools, folder, folder / "counts"
        # %m: the counts of processes and of the runtime's copies in one are added up
        self.environment = {**os.environ, "LLVM_PROFILE_FILE": str(self.counts / "%m.profraw")}

    def runs(self, name: str, command: list) -> None:
        done = run(command, timeout=900, env=self.environment)
        if not done.ok:
            raise SystemExit(f"{name}: {done.status}\n{done.stderr[-2000:]}")
        print(f"ran     {name}", flush=True)

    def program(self, source: pathlib.Path) -> None:
        folder = self.folder / source.parent.name / source.stem
        folder.mkdir(parents=True)
        copy = pathlib.Path(shutil.copy(source, folder))
        done = self.tools.compile(copy, folder / (source.stem + self.tools.suffix))
        if not done.ok:
            raise SystemExit(f"the compiler: {done.status}\n{done.stderr[-2000:]}")
        code = f"import sys; sys.path.insert(0, {str(folder)!r}); import {source.stem} as m; m.main(max(m.N // {SHARE}, 1))"
        self.runs(source.stem, [self.tools.python, "-I", "-S", "-c", code])

    def unit(self, installed: Installed, source: pathlib.Path) -> None:
        folder = installed.compiled(source)
        self.runs(source.stem, [self.tools.python, "-I", "-S", HERE / "unit_worker.py", folder, source.stem, "0.5"])

    def write(self, tool: str, adds: bool) -> None:
        inputs = [*self.counts.iterdir(), *([PROFILE] if adds else [])]
        done = run([tool, "merge", "--text", "--sparse", "-o", PROFILE, *inputs], timeout=600)
        if not done.ok:
            raise SystemExit(f"{tool}: {done.stderr}")
        print(f"{PROFILE.relative_to(ROOT)}: {PROFILE.stat().st_size // 1024} KB")


def main(arguments: list[str]) -> int:
    parser = suite_parser(__doc__)
    parser.add_argument("--add", action="store_true", help="add to what is there")
    options = parser.parse_args(arguments)
    tools = Toolchain(options.justjitc, options.python)
    programs = [s for s in sorted((HERE / "programs").glob("*/*.py")) if not options.names or s.stem in options.names]
    with tempfile.TemporaryDirectory(prefix="justjitc-train-") as folder:
        training = Training(tools, pathlib.Path(folder))
        for source in programs:
            training.program(source)
        installed = Installed(tools)
        if installed.reached():
            for source in units("packages", []):
                if not options.names or source.stem in options.names:
                    training.unit(installed, source)
        training.write(shutil.which("llvm-profdata-22") or "llvm-profdata", options.add)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
