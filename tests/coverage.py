"""Lists what of the runtime never ran: of each file the lines, and the sides of conditions on lines that did run.

    ./x build --coverage
    LLVM_PROFILE_FILE=/tmp/counts/%p-%m.profraw tests/run/run.py --justjitc build/coverage/justjitc      (or fuzz.py, or any program with modules of that compiler)
    coverage.py build/coverage /tmp/counts [WORD of a file's name ...]

What cannot run is in the list, too: other Pythons' parts, checks of memory that is there, what assembles and binds libraries (this build does it otherwise). Needs LLVM's tools.
"""
from __future__ import annotations

import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import ROOT, run  # noqa: E402

NOT_IN_ARCHIVE = {"counters.o", "package_copy.cpp.o"}


def tool(*command) -> str:
    done = run([str(word) for word in command], timeout=600, cwd=ROOT)
    if not done.ok:
        raise SystemExit(f"{command[0]}: {done.stderr[-2000:]}")
    return done.stdout


def listing(build: pathlib.Path, counts: pathlib.Path, work: pathlib.Path) -> str:
    """llvm-cov's, with the total as the last line."""
    library, profile = work / "runtime.so", work / "profile"
    tool("clang-22", "-shared", "-fprofile-instr-generate", "-o", library, *(o for o in sorted(build.glob("runtime/obj/**/*.o")) if o.name not in NOT_IN_ARCHIVE))
    tool("llvm-profdata-22", "merge", "-o", profile, *sorted(counts.glob("*.profraw")))
    sources = f"-path-equivalence=runtime,{ROOT}/runtime"
    shown = tool("llvm-cov-22", "show", library, f"-instr-profile={profile}", sources, "-show-instantiations=false", "-show-branches=count")
    return shown + tool("llvm-cov-22", "report", library, f"-instr-profile={profile}").splitlines()[-1]


def never_ran(shown: str) -> dict[str, list[str]]:
    """By file: `line 0 |text`, and `line T|text` (or F) where the condition never was true (false)."""
    out: dict[str, list[str]] = {}
    count = text = file = ""
    for line in shown.splitlines():
        if found := re.match(r"(/\S+/runtime/(\S+)):$", line):
            file = found[2]
        elif found := re.match(r" *(\d+)\| *([0-9.]+[kMGE]?)?\|(.*)", line):
            count, text = found[2], found[3]
            if count == "0":
                out.setdefault(file, []).append(f"{found[1]:>5} 0 |{text}")
        elif (found := re.search(r"Branch \((\d+):\d+\): \[True: *([^,]+), False: *([^\]]+)\]", line)) and count != "0" and (found[2] == "0") != (found[3] == "0"):
            entry = f"{found[1]:>5} {'T' if found[2] == '0' else 'F'} |{text}"
            if entry not in out.setdefault(file, []):
                out[file].append(entry)
    return out


def main(build: str, counts: str, *words: str) -> None:
    with tempfile.TemporaryDirectory(prefix="justjitc-coverage-") as work:
        shown = listing(pathlib.Path(build).resolve(), pathlib.Path(counts).resolve(), pathlib.Path(work))
    for file, lines in sorted(never_ran(shown).items()):
        if not words or any(word in file for word in words):
            print(f"== {file}", *lines, sep="\n")
    total = shown.splitlines()[-1].split()
    print(f"functions {total[6]}, lines {total[9]}, sides of conditions {total[12]}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
