"""./x lint: what can be checked of the source without building it."""
from __future__ import annotations

import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import ROOT, Tally  # noqa: E402

# The arrows of the design: a folder may include those before it.
ORDER = ["support", "frontend", "bytecode", "ir", "irgen", "analysis", "passes", "report", "codegen", "link", "driver"]
MAX_LINES = 800


def tracked(*patterns: str) -> list[str]:
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\n") if name and (ROOT / name).is_file()]


def check_arrows(tally: Tally) -> None:
    for name in tracked("compiler/*.h", "compiler/*.cpp"):
        parts = pathlib.Path(name).parts
        if len(parts) < 3 or parts[1] not in ORDER:
            continue
        here = ORDER.index(parts[1])
        back = [folder for folder in re.findall(r'#include "(\w+)/', (ROOT / name).read_text())
                if folder in ORDER and ORDER.index(folder) > here]
        tally.check(f"arrows {name}", f"includes {', '.join(back)}, which come later" if back else None)


def check_runtime(tally: Tally) -> None:
    """CPython's internal headers are included in runtime/cpython alone."""
    for name in tracked("runtime/*.h", "runtime/*.cpp", "runtime/*.c"):
        inside = name.startswith("runtime/cpython/")
        bad = not inside and re.search(r'#include [<"](internal/|cpython/|frameobject)', (ROOT / name).read_text())
        tally.check(f"internal headers {name}", f"includes {bad.group(0)}" if bad else None)


def check_versions(tally: Tally) -> None:
    """What differs between Python versions has a name in runtime/cpython; nobody else asks for the version."""
    for name in tracked("runtime/*.h", "runtime/*.cpp", "runtime/*.c", "compiler/*.h", "compiler/*.cpp", "cli/*.cpp"):
        if name.startswith("runtime/cpython/"):
            continue
        found = re.findall(r"^[ ]*# *(?:el)?if.*(?:PY_VERSION_HEX|PY_MINOR_VERSION|JJ_PYTHON_MINOR)", (ROOT / name).read_text(), re.M)
        tally.check(f"version {name}", "; ".join(found) or None)


def check_paths(tally: Tally) -> None:
    found = subprocess.run(["git", "grep", "-nE", "/(root|home/[a-z]+|wor[k])/", "--", ".", ":!*.md"], cwd=ROOT,
                           capture_output=True, text=True).stdout
    tally.check("no path of one machine", found or None)


def check_lengths(tally: Tally) -> None:
    for name in tracked("*.cpp", "*.h", "*.c", "*.py", "*.def"):
        lines = (ROOT / name).read_bytes().count(b"\n")
        tally.check(f"length {name}", f"{lines} lines: it wants to become several files" if lines > MAX_LINES else None)


def check_format(tally: Tally) -> None:
    program = shutil.which("clang-format-22") or shutil.which("clang-format")
    if not program:
        tally.skips("format", "no clang-format")
        return
    for name in tracked("*.cpp", "*.h", "*.c"):
        done = subprocess.run([program, "--dry-run", "-Werror", name], cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            count = done.stderr.count("code should be clang-formatted")
            print(f"format: {name}: {count} places differ from clang-format's (shown, not counted)")


def main() -> int:
    tally = Tally()
    for check in check_arrows, check_runtime, check_versions, check_paths, check_lengths, check_format:
        check(tally)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
