#!/usr/bin/env python3
"""Runs the tests of this folder: text IR through jj-opt, output checked by FileCheck.

    run.py [--build DIR] [-v] [FILE.ir ...]

A test is a .ir file with one or more lines `; RUN: jj-opt OPTIONS`; each is run on the file, and its output is checked
against the file's `; CHECK` lines (`; RUN(X): ...` checks the prefix X instead, `; RUN(!): ...` expects failure and
checks what jj-opt says on standard error).
"""
import argparse
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
RUN = re.compile(r"^; RUN(?:\((!?)(\w*)\))?: *jj-opt *(.*)$", re.M)


def find_tool(build, given):
    if given:
        return given
    for place in (build / "tests/ir/jj-opt", build / "jj-opt"):
        if place.exists():
            return str(place)
    sys.exit(f"run.py: no jj-opt in {build}: build the target jj-opt, or say --build")


def find_filecheck():
    for name in ("FileCheck-22", "FileCheck"):
        if path := shutil.which(name):
            return path
    if (path := pathlib.Path("/usr/lib/llvm-22/bin/FileCheck")).exists():
        return str(path)
    sys.exit("run.py: FileCheck is missing (Debian: llvm-22-tools)")


def run(file, tool, filecheck):
    """None when the test passes, else what went wrong."""
    text = file.read_text()
    runs = RUN.findall(text)
    if not runs:
        return "no RUN line"
    for failing, prefix, options in runs:
        done = subprocess.run([tool, *shlex.split(options)], input=text, text=True, capture_output=True)
        if bool(done.returncode) != bool(failing):
            return f"jj-opt {options}: exit code {done.returncode}\n{done.stderr}"
        prefix = prefix or "CHECK"
        output = done.stderr if failing else done.stdout
        check = subprocess.run([filecheck, str(file), f"--check-prefix={prefix}", "--allow-unused-prefixes"],
                               input=output, text=True, capture_output=True)
        if check.returncode:
            return f"jj-opt {options}\n{check.stderr}\n--- output\n{output}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parent.parent / "build", help="build directory")
    parser.add_argument("--jj-opt", help="the tool itself")
    parser.add_argument("--justjitc", help="as every step of ./x test gets it; not used here")
    parser.add_argument("-v", action="store_true", help="name every test")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    tool, filecheck = find_tool(options.build, options.jj_opt), find_filecheck()
    files = options.files or sorted(HERE.rglob("*.ir"))
    failed = 0
    for file in files:
        wrong = run(file, tool, filecheck)
        failed += wrong is not None
        if wrong:
            print(f"FAILED {file.resolve().relative_to(HERE)}: {wrong}")
        elif options.v:
            print(f"ok     {file.resolve().relative_to(HERE)}")
    print(f"{len(files) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
