"""Runs each program of tests/run interpreted and compiled, in separate processes, and compares everything seen.

    run.py [SUBJECT/NAME ...] [--python P] [--justjitc C] [--leaks | --force-exit | --lies | --valgrind] [-j N] [-v] [--keep DIR]

A program is SUBJECT/NAME.py, imported as the module NAME; or a package SUBJECT/NAME/ whose every file is compiled.
Files whose name starts with an underscore are helpers of a subject: copied beside the program, never compiled.
Compared word for word: standard output, standard error (tracebacks with lines, source text and carets; warnings),
exit status. Only the program's folder, the suffix of a module file and addresses are made alike first.

A program may say in its first lines:
    # bytecode: NAME[, NAME] - reason       these functions may stay bytecode
    # options: --frame-locals               for the compiler
    # python: 3.12                          the oldest Python that can run it
    # leaks: reason                         not fit for the leak check
    # needs: MODULE                         a library that the Python at hand may lack
"""
from __future__ import annotations

import argparse
import difflib
import functools
import hashlib
import json
import os
import pathlib
import re
import resource
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import Tally, Toolchain, add_toolchain_options, clean_environment, parallel, run  # noqa: E402

DRIVER = HERE / "driver.py"
LIES = HERE / "lies.py"
LEAK_ROUNDS = 9          # the first ones fill caches
MORE_LEAK_ROUNDS = 120   # and many what compiled code keeps of dead ints and generators for new ones, of which a debug build keeps no ints
BEYOND_EVERY_GUARD = 10 ** 6


class Program:
    def __init__(self, path: pathlib.Path):
        self.path = path
        self.is_package = path.is_dir()
        self.name = path.stem
        self.label = f"{path.parent.name}/{path.stem}"
        first = path / "__init__.py" if self.is_package else path
        with open(first, "rb") as file:
            self.header = file.read(2000).decode("latin-1")

    def directive(self, key: str) -> str | None:
        match = re.search(rf"^# {key}: *(.+)$", self.header, re.M)
        return match.group(1).strip() if match else None

    @property
    def helpers(self) -> list[pathlib.Path]:
        return sorted(p for p in self.path.parent.glob("_*") if p.name != "__pycache__")

    @property
    def sources(self) -> list[pathlib.Path]:
        """Files to compile."""
        return sorted(self.path.rglob("*.py")) if self.is_package else [self.path]

    def digest(self, *more: str) -> str:
        value = hashlib.sha256("\0".join(more).encode())
        for path in [*self.sources, *self.helpers, DRIVER, LIES, HERE / "run.py"]:
            if path.is_file():
                value.update(path.read_bytes())
        return value.hexdigest()[:32]

    def copy(self, folder: pathlib.Path) -> None:
        """Puts the source and the helpers into `folder`."""
        folder.mkdir(parents=True)
        for path in [self.path, *self.helpers]:
            if path.is_dir():
                shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(path, folder / path.name)

    def compile(self, tools: Toolchain, folder: pathlib.Path, *options: str, lying: bool = False, force: int = 0) -> str | None:
        """Compiles the copies in `folder`, each beside its source, with guard number `force` failing where a module has so many; the most that one has is in
        `guards` then. Returns what the compiler said if it failed."""
        self.guards = -1
        extra = (self.directive("options") or "").split()
        if self.directive("bytecode") is None:
            extra.append("--strict")
        for source in self.sources:
            relative = source.relative_to(self.path.parent)
            parts = list(relative.with_suffix("").parts)
            if parts[-1] == "__init__":
                parts.pop()
            copy = folder / relative
            output = copy.with_name(copy.stem + tools.suffix)
            module = ".".join(parts)
            profile = self.lies(tools, copy, module) if lying else []
            shared = [] if module == parts[0] else ["--runtime-of=" + parts[0]]  # as in a package that is compiled as a whole
            words = ["--module-name=" + module, "--verify-each", *shared, *extra, *profile, *options]
            done = tools.compile(copy, output, *words, *([f"--force-exit={force}"] if force else []), strict=False)
            fewer = re.search(r"the module has (\d+) guards", done.stderr) if force and not done.ok else None
            if fewer:
                self.guards = max(self.guards, int(fewer[1]))
                done = tools.compile(copy, output, *words, strict=False)
            if not done.ok:
                return f"the compiler: {done.status}\n{done.stderr[:1500]}\n...\n{done.stderr[-300:]}"
        return None

    def lies(self, tools: Toolchain, source: pathlib.Path, module: str) -> list[str]:
        path = source.with_suffix(".jjprofile")
        path.write_text(run([tools.python, LIES, source, module, self.label]).stdout)
        return [f"--profile={path}"]


class Runner:
    def __init__(self, tools: Toolchain, work: pathlib.Path, keep: bool, cache: pathlib.Path | None):
        self.tools = tools
        self.work = work
        self.keep = keep
        self.cache = cache
        self.environment = clean_environment(work)

    def execute(self, program: Program, folder: pathlib.Path, *more: str):
        report = folder.parent / (folder.name + ".json")
        report.unlink(missing_ok=True)
        command = [self.tools.python, "-s", "-P", "-X", "faulthandler", "-W", "default", DRIVER, folder, program.name,
                   report, *more]
        outcome = run(command, env=self.environment, cwd=self.work, timeout=180, preexec=limit_memory)
        facts = json.loads(report.read_text()) if report.exists() else {}
        for stream in "stdout", "stderr":
            setattr(outcome, stream, self.normalise(getattr(outcome, stream), folder))
        return outcome, facts

    @functools.lru_cache
    def has_module(self, name: str) -> bool:
        return run([self.tools.python, "-s", "-P", "-c", f"import {name}"], env=self.environment, timeout=60).ok

    def normalise(self, text: str, folder: pathlib.Path) -> str:
        text = text.replace(str(folder), "<folder>").replace(self.tools.suffix, ".py")
        return re.sub(r"\b0x[0-9a-f]{6,}\b", "0x<address>", text)

    def fresh(self, program: Program, kind: str) -> pathlib.Path:
        folder = self.work / program.path.parent.name / (program.name + "." + kind)
        shutil.rmtree(folder, ignore_errors=True)
        program.copy(folder)
        return folder

    def check(self, program: Program, mode: str) -> tuple[str, str | None]:
        """('pass' | 'fail' | 'skip', why). Passes are remembered by content."""
        wanted = program.directive("python")
        if wanted and int(wanted.split(".")[1]) > self.tools.minor:
            return "skip", f"needs Python {wanted}"
        needed = program.directive("needs")
        if needed and not self.has_module(needed):
            return "skip", f"{self.tools.python} has no module {needed}"
        if mode == "leaks" and program.directive("leaks"):
            return "skip", program.directive("leaks")
        mark = self.cache and self.cache / program.digest(mode, self.tools.fingerprint)
        if mark and mark.exists():
            return "pass", None
        try:
            why = getattr(self, "check_" + mode)(program)
        except NoReference as e:
            return "skip", str(e)
        if why is None and mark:
            mark.touch()
        if why is None and not self.keep:
            for folder in (self.work / program.path.parent.name).glob(program.name + ".*"):
                shutil.rmtree(folder, ignore_errors=True) if folder.is_dir() else folder.unlink()
        return ("pass", None) if why is None else ("fail", why)

    def own_assertion(self, interpreted) -> str | None:
        """The assertion of a debug interpreter that the program breaks without any compiled code."""
        if not self.tools.is_debug or interpreted.status != "killed by SIGABRT":
            return None
        found = re.search(r"^.*Assertion `.*$", interpreted.stderr, re.MULTILINE)
        return found[0] if found else None

    # --- the modes ---

    def check_lies(self, program: Program) -> str | None:
        return self.check_run(program, lying=True)

    def check_run(self, program: Program, lying: bool = False) -> str | None:
        expected, _ = self.execute(program, self.fresh(program, "interpreted"))
        folder = self.fresh(program, "compiled")
        why = program.compile(self.tools, folder, lying=lying)
        if why:
            return why
        actual, facts = self.execute(program, folder)
        assertion = self.own_assertion(expected)
        if assertion and not actual.status.startswith("killed"):
            raise NoReference(f"the debug interpreter itself aborts, compiled it runs: {assertion}")
        return compare(expected, actual) or check_native(program, facts.get("native"))

    def check_leaks(self, program: Program) -> str | None:
        """Growth that every late round shows, and that the interpreter does not show; with a debug interpreter the loss of references, too."""
        why = self.check_growth(program, LEAK_ROUNDS)
        return why and self.check_growth(program, MORE_LEAK_ROUNDS)

    def check_growth(self, program: Program, rounds: int) -> str | None:
        growth = {}
        for kind in "interpreted", "compiled":
            folder = self.fresh(program, kind)
            why = program.compile(self.tools, folder) if kind == "compiled" else None
            if why:
                return why
            outcome, facts = self.execute(program, folder, str(rounds))
            allocated = facts.get("allocated")
            aborts = self.own_assertion(outcome) if kind == "interpreted" else None
            if aborts:
                raise NoReference(f"the debug interpreter itself aborts: {aborts}")
            if allocated is None:
                return f"{kind}: no measurement: {outcome.status}\n{outcome.stderr[-2000:]}"
            late = allocated[-5:]
            growth[kind] = [b - a for a, b in zip(late, late[1:])]
        if min(growth["compiled"]) > max(0, *growth["interpreted"]):
            unit = "references" if self.tools.is_debug else "memory blocks"
            return f"each run keeps {min(growth['compiled'])} {unit} more; growth by run: {growth}"
        if self.tools.is_debug and max(growth["compiled"]) < min(0, *growth["interpreted"]):
            return f"each run gives up {-max(growth['compiled'])} references that it does not have; growth by run: {growth}"
        return None

    def check_valgrind(self, program: Program) -> str | None:
        """No read or write of memory that is not there: CPython's own allocator is left out, so each object is a block."""
        folder = self.fresh(program, "compiled")
        why = program.compile(self.tools, folder)
        if why:
            return why
        log = self.work / f"{program.path.parent.name}.{program.name}.valgrind"
        command = ["valgrind", "--quiet", "--num-callers=30", f"--log-file={log}", self.tools.python, "-s", "-P", "-W", "ignore",
                   DRIVER, folder, program.name, folder.parent / "report.json"]
        outcome = run(command, env={**self.environment, "PYTHONMALLOC": "malloc"}, cwd=self.work, timeout=900)
        found = log.read_text(errors="replace") if log.exists() else f"no report: {outcome.status}"
        log.unlink(missing_ok=True)
        return found if "Invalid " in found or "uninitialised" in found or "no report" in found else None

    def check_force_exit(self, program: Program) -> str | None:
        expected, _ = self.execute(program, self.fresh(program, "interpreted"))
        why = program.compile(self.tools, self.fresh(program, "compiled"), force=BEYOND_EVERY_GUARD)
        guards = program.guards
        if why or guards < 0:
            return f"the compiler does not say how many guards there are: {why}"
        for number in range(1, guards + 1):
            folder = self.fresh(program, "compiled")
            why = program.compile(self.tools, folder, force=number)
            if why:
                return f"--force-exit={number}: {why}"
            actual, _ = self.execute(program, folder)
            why = compare(expected, actual)
            if why:
                return f"--force-exit={number} of {guards}: {why}"
        return None


class NoReference(Exception):
    """There is nothing to compare with; says why."""


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def compare(expected, actual) -> str | None:
    parts = []
    for what in "status", "stdout", "stderr":
        a, b = getattr(expected, what), getattr(actual, what)
        if a != b:
            parts.append(f"{what} differs\n" + difference(a, b))
    return "\n".join(parts) or None


def difference(expected: str, actual: str) -> str:
    lines = list(difflib.unified_diff(expected.splitlines(), actual.splitlines(), "interpreted", "compiled",
                                      lineterm="", n=2))
    return "\n".join(lines[:40])


def check_native(program: Program, native: dict | None) -> str | None:
    """Every module of the program must be native and have run native code; exceptions stand in its header."""
    if not native:
        return "the native module was not the one that ran: no __justjitc__"
    allowed = {n.strip() for n in (program.directive("bytecode") or "").split(" - ")[0].split(",")}
    for name, facts in native.items():
        left = {str(n) for n in facts["not_native"]} - allowed
        if left:
            return f"{name}: not native: {', '.join(sorted(left))}"
        if not facts["native"] or not facts["calls"]:
            return f"{name}: no native code was entered ({facts})"
    return None


def collect(patterns: list[str]) -> list[Program]:
    paths = sorted(p for subject in HERE.iterdir() if subject.is_dir() and not subject.name.startswith(("_", "."))
                   for p in subject.iterdir() if not p.name.startswith(("_", ".")) and (p.suffix == ".py" or p.is_dir()))
    programs = [Program(p) for p in paths]
    if not patterns:
        return programs
    patterns = [p.removeprefix("tests/run/").removesuffix(".py").rstrip("/") for p in patterns]
    return [p for p in programs if any(p.label == q or p.label.split("/")[0] == q or q in p.label for q in patterns)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("programs", nargs="*", help="subjects, subject/name, or a part of that")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--leaks", action="store_const", dest="mode", const="leaks", help="what stays allocated")
    mode.add_argument("--valgrind", action="store_const", dest="mode", const="valgrind",
                      help="invalid memory accesses (programs of generators/, coroutines/ and ownership/ unless named)")
    mode.add_argument("--force-exit", action="store_const", dest="mode", const="force_exit",
                      help="every guard fails in turn")
    mode.add_argument("--lies", action="store_const", dest="mode", const="lies", help="with a profile that is made up")
    parser.add_argument("--keep", help="folder for what was compiled; it is left there")
    parser.add_argument("--no-cache", action="store_true", help="run also what passed before, unchanged")
    options = parser.parse_args()
    options.mode = options.mode or "run"
    usual = {"valgrind": ["generators", "coroutines", "ownership"]}
    patterns = options.programs or usual.get(options.mode, [])
    tools = Toolchain(options.justjitc, options.python)
    cache = None
    if not options.no_cache and not options.keep:
        cache = pathlib.Path(tools.justjitc).parent / "test-cache"
        cache.mkdir(exist_ok=True)
    work = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="justjitc-run-")).resolve()
    runner = Runner(tools, work, bool(options.keep), cache)
    tally = Tally(options.verbose)
    results = parallel(lambda program: runner.check(program, options.mode), collect(patterns), options.jobs)
    for program, (verdict, why) in results:
        if verdict == "skip":
            tally.skips(program.label, why)
        else:
            tally.check(program.label, why)
    if not options.keep:
        shutil.rmtree(work, ignore_errors=True)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
