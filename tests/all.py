"""./x test: every step that must pass, two processes at once, with one line at the end.

A step is a test program of its own that ends with `N passed, N failed, N skipped`; Catch2's summary is read as well.
"""
from __future__ import annotations

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import ROOT, TESTS  # noqa: E402


# Left out of the plain run.
THOROUGH = ("asan", "valgrind")


def steps(options) -> dict[str, list[str] | str]:
    """Name -> command, or the reason why the step cannot be done here."""
    python, build = options.python, pathlib.Path(options.build)
    release = ["--python", python, "--justjitc", options.justjitc]
    table: dict[str, list[str] | str] = {}
    unit = sorted(p for p in (build / "tests/unit").glob("*") if p.is_file() and os.access(p, os.X_OK))
    for program in unit:
        table["unit " + program.name] = [str(program)]
    if not unit:
        table["unit"] = "no Catch2 program was built"
    table["ir"] = [python, "tests/ir/run.py", "--justjitc", options.justjitc, "--build", str(build)]
    table["decode"] = [python, "tests/decode/run.py", "--justjitc", options.justjitc, "--python", python]
    table["run"] = [python, "tests/run/run.py", *release]
    table["lies"] = [python, "tests/run/run.py", "--lies", *release]
    table["force-exit"] = [python, "tests/run/run.py", "--force-exit", *release]
    if os.path.exists(options.debug_justjitc) and os.path.exists(options.debug_python):
        debug = ["--python", options.debug_python, "--justjitc", options.debug_justjitc]
        table["debug"] = [python, "tests/run/run.py", *debug]
        table["leaks"] = [python, "tests/run/run.py", "--leaks", *debug]
    else:
        table["debug"] = f"{python} has no debug build beside it (Debian: python3.x-dbg)"
        table["leaks"] = [python, "tests/run/run.py", "--leaks", *release]
    table["fuzz"] = [python, "tests/fuzz/fuzz.py", "--count", "32", *release]
    for other in options.other:
        interpreter, justjitc = other.split("=")
        table["run " + interpreter] = [python, "tests/run/run.py", "--python", interpreter, "--justjitc", justjitc]
    asan = ROOT / "build/asan/justjitc"
    table["asan"] = ([python, "tests/sanitized.py", "--justjitc", str(asan), "--python", python] if asan.exists()
                     else "no compiler with sanitizers: ./x build --asan")
    table["valgrind"] = ([python, "tests/run/run.py", "--valgrind", *release] if shutil.which("valgrind")
                         else "no valgrind here")
    table["cli"] = [python, "tests/cli/cli.py", *release]
    table["properties"] = [python, "tests/cli/properties.py", *release]
    table["examples"] = [python, "tests/examples.py", *release]
    table["demo"] = [python, "tests/demo.py", *release]
    return table


def count(output: str) -> tuple[int, int, int] | None:
    """The numbers of a step's last summary."""
    found = re.findall(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?", output, re.M)
    if found:
        passed, failed, skipped = found[-1]
        return int(passed), int(failed), int(skipped or 0)
    if re.search(r"^All tests passed", output, re.M):  # Catch2
        return int(re.search(r"in (\d+) test cases?", output).group(1)), 0, 0
    catch = re.search(r"^test cases: +(\d+) \|(?: +(\d+) passed \|)? +(\d+) failed", output, re.M)
    if catch:
        return int(catch.group(2) or 0), int(catch.group(3)), 0
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in "python", "justjitc", "build", "debug-python", "debug-justjitc":
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--other", action="append", default=[], metavar="PYTHON=JUSTJITC",
                        help="run the programs of tests/run with this interpreter and compiler, too")
    parser.add_argument("--only", help="steps, separated by commas")
    parser.add_argument("--thorough", action="store_true", help="also the steps that take long: " + ", ".join(THOROUGH))
    options = parser.parse_args()
    table = steps(options)
    if options.only:
        wanted = options.only.split(",")
        table = {name: command for name, command in table.items() if name.split()[0] in wanted}
    elif not options.thorough:
        for name in THOROUGH:
            if name in table:
                table[name] = "takes long; ./x test --thorough"
    total = [0, 0, 0]
    began = time.monotonic()
    for name, command in table.items():
        if isinstance(command, str):
            print(f"=== {name}: SKIPPED: {command}", flush=True)
            total[2] += 1
            continue
        started = time.monotonic()
        print(f"=== {name}", flush=True)
        process = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                 stdin=subprocess.DEVNULL, text=True, errors="backslashreplace")
        print(process.stdout, end="")
        counted = count(process.stdout)
        if counted is None or (process.returncode != 0 and counted[1] == 0):
            print(f"FAILED  step {name}: exit status {process.returncode}")
            counted = (counted[0] if counted else 0, 1, counted[2] if counted else 0)
        total = [a + b for a, b in zip(total, counted)]
        print(f"=== {name}: {counted[0]} passed, {counted[1]} failed, {counted[2]} skipped "
              f"in {time.monotonic() - started:.0f} s", flush=True)
    print(f"=== all steps in {time.monotonic() - began:.0f} s")
    print(f"{total[0]} passed, {total[1]} failed, {total[2]} skipped")
    return 1 if total[1] or not total[0] else 0


if __name__ == "__main__":
    sys.exit(main())
