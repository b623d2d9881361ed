"""The decoder against `dis`, for each supported Python that can be found. See check.py for what is compared.

usage: run.py [--justjitc PATH] [--tool PATH] [--python PYTHON] [PYTHON...]
Without PYTHONs: the given --python, and python3.11 to python3.14 from PATH and pyenv, one of each version.
"""
from __future__ import annotations

import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MINORS = 11, 12, 13, 14
SHARES = 2  # processes for each interpreter


def version(python: str) -> str | None:
    try:
        done = subprocess.run([python, "-I", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=60)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def candidates(minor: int) -> list[str]:
    """Interpreters of a version, by preference. pyenv's shims are passed over: they run whatever is chosen there."""
    found = [f"/usr/bin/python3.{minor}"]
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if not folder.rstrip("/").endswith("shims"):
            found.append(os.path.join(folder, f"python3.{minor}"))
    if shutil.which("pyenv"):
        root = subprocess.run(["pyenv", "root"], stdout=subprocess.PIPE, text=True).stdout.strip()
        versions = pathlib.Path(root, "versions").glob(f"3.{minor}*/bin/python")
        found += [str(path) for path in sorted(versions, reverse=True)]
    return [path for path in found if os.access(path, os.X_OK)]


def find_pythons(given: list[str]) -> dict[str, str | None]:
    pythons: dict[str, str | None] = {}
    for python in given:
        pythons.setdefault(version(python) or python, python)
    for minor in MINORS:
        name = f"3.{minor}"
        if name not in pythons:
            pythons[name] = next((path for path in candidates(minor) if version(path) == name), None)
    return pythons


def check(python: str, tool: str, share: int) -> str:
    command = [python, "-I", "-S", str(HERE / "check.py"), tool, "--share", f"{share}/{SHARES}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                          text=True, errors="backslashreplace")
    if not re.search(r"^\d+ passed, \d+ failed", done.stdout, re.M):
        return done.stdout + f"FAILED  check.py ended with status {done.returncode}\n0 passed, 1 failed, 0 skipped\n"
    return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--justjitc", default=str(ROOT / "build/justjitc"), help="decode_dump is found beside it")
    parser.add_argument("--tool", help="the program made from decode_dump.cpp")
    parser.add_argument("--python", action="append", default=[])
    parser.add_argument("pythons", nargs="*", metavar="PYTHON")
    options = parser.parse_args()
    tool = options.tool or str(pathlib.Path(options.justjitc).resolve().parent / "tests/decode/decode_dump")
    if not os.access(tool, os.X_OK):
        print(f"FAILED  no decode_dump at {tool}: run ./x build\n0 passed, 1 failed, 0 skipped")
        return 1
    passed = failed = skipped = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        jobs = []
        for name, python in find_pythons(options.python + options.pythons).items():
            if python is None or name not in [f"3.{minor}" for minor in MINORS]:
                what = "no such interpreter was found" if python is None else f"{python} is no supported Python"
                print(f"SKIPPED: the decoder of {name} is NOT CHECKED: {what}", flush=True)
                skipped += 1
                continue
            jobs += [(python, pool.submit(check, python, tool, share)) for share in range(SHARES)]
        for share, (python, job) in enumerate(jobs):
            text = job.result()
            if share % SHARES == 0:
                print(f"Python {version(python)}: {python}")
            *lines, last = text.rstrip().split("\n")
            print("\n".join(lines), flush=True)
            good, bad = map(int, re.match(r"(\d+) passed, (\d+) failed", last).groups())
            passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
