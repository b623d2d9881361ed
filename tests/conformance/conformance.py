"""CPython's own tests, run interpreted and compiled in separate processes: the sets of passing test ids must be equal.

    conformance.py [NAME ...] [-j N] [--fresh] [-v]

modules.txt says what is compiled and which tests are run; a NAME picks its rows by any of their words. Three kinds:
library modules put in place of the originals, CPython's test files compiled as modules, and the examples of doctests.
exclusions.txt lists the ids that need not be kept, each with its reason; losses.txt those that are not kept and ought to be;
both by version. Results without compiled code are kept in build/X/conformance/ until --fresh.
"""
from __future__ import annotations

import argparse
import collections
import json
import os
import pathlib
import shutil
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import doctests  # noqa: E402  (beside this file)
from support import Tally, Toolchain, add_toolchain_options, indent, parallel, run  # noqa: E402

TIMEOUT = 900


class Row:
    """A line of modules.txt."""

    def __init__(self, line: str):
        first, *self.tests = line.split()
        self.kind = {"=": "test file", ">": "examples"}.get(first[0], "library")
        self.label = first
        name = first.lstrip("=>")
        if self.kind == "library":
            self.modules = name.split("+")  # "X.*": X and, when it is a package, everything in it
        else:
            self.modules, self.tests = ["test." + name], [name]

    def expanded(self, library: pathlib.Path) -> list[tuple[str, bool]]:
        """(module, whether the tests must load it) of this version's library."""
        found = []
        for name in self.modules:
            folder = library.joinpath(*name.removesuffix(".*").split("."))
            found.append((name.removesuffix(".*"), True))
            if name.endswith(".*") and folder.is_dir():
                found += [(submodule, False) for submodule in submodules(folder, name.removesuffix(".*"))]
        return found

    def matches(self, wanted: list[str]) -> bool:
        names = self.label.lstrip("=>").split("+")
        words = {self.label, *self.modules, *self.tests, *names, *(name.removesuffix(".*") for name in names)}
        return not wanted or any(w in words for w in wanted)


class Conformance:
    def __init__(self, tools: Toolchain, folder: pathlib.Path, fresh: bool):
        self.tools = tools
        self.folder = folder
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        # what the compiler made is only good for this compiler, what the interpreter showed for this interpreter
        self.compiled = folder / ("compiled-" + tools.fingerprint)
        if folder.exists():
            for old in folder.glob("compiled-*"):
                if old != self.compiled:
                    shutil.rmtree(old)
        self.compiled.mkdir(parents=True, exist_ok=True)
        (folder / "interpreted").mkdir(exist_ok=True)
        self.locks = collections.defaultdict(threading.Lock)  # by module: several rows may compile it

    # --- compiling ---

    def source(self, module: str) -> pathlib.Path:
        path = self.tools.library.joinpath(*module.split("."))
        return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")

    def compile(self, module: str) -> tuple[str | None, str]:
        with self.locks[module]:
            return self.compile_alone(module)

    def compile_alone(self, module: str) -> tuple[str | None, str]:
        """(what went wrong, line of the finder's table).

        The source lies beside the shared object, which is named as in `justjitc mymod.py -o mymod.so`: tracebacks show
        its lines, and tests find it by the module's `__file__`.
        """
        source = self.source(module)
        folder = self.compiled / "modules" / module
        copy = folder / source.name
        output = folder / (source.stem + ".so")
        package = str(source.parent) if source.name == "__init__.py" else ""
        line = "\t".join([module, str(output), str(copy), package])
        if not output.exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
            link_data(source, folder) if module.startswith("test.") else link_neighbours(source, folder)
            done = self.tools.compile(copy, output, "--module-name=" + module, timeout=TIMEOUT)
            if not done.ok:
                return f"{done.status}\n{done.stderr[-3000:]}", line
        return None, line

    # --- running ---

    def test_package(self, test: str) -> pathlib.Path | None:
        """The package `test` that holds this test: the library's own, or that of a pyenv Python of the same version.

        Debian's libpython3-testsuite lacks some tests whose data it does not ship.
        """
        library = self.tools.library
        pyenv = shutil.which("pyenv")
        others = []
        if pyenv:
            root = pathlib.Path(run([pyenv, "root"]).stdout.strip())
            others = sorted(root.glob(f"versions/3.{self.tools.minor}.*/lib/{library.name}"))
        for package in [library / "test", *(other / "test" for other in others)]:
            if (package / (test + ".py")).exists() or (package / test / "__init__.py").exists():
                return package
        return None

    def run_test(self, test: str, out: pathlib.Path, table: pathlib.Path | None) -> dict:
        if out.exists():
            return json.loads(out.read_text())
        work = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-conformance-"))
        package = self.test_package(test)
        if package != self.tools.library / "test":
            (work / "test").symlink_to(package)
        command = [self.tools.python, "-I", "-S", HERE / "unit_json.py", "test." + test, out, work]
        command += [table] if table else []
        outcome = run(command, cwd=work, timeout=TIMEOUT)
        shutil.rmtree(work, ignore_errors=True)
        if out.exists():
            return json.loads(out.read_text())
        return {"run": 0, "passed": [], "failed": {}, "loaded": {}, "seconds": 0,
                "crash": f"{outcome.status}\n{outcome.stderr[-3000:]}"}

    def check(self, row: Row) -> dict:
        """kept, base, lost (id -> text), excluded, problem; or skipped: the reason."""
        absent = [name for name, _ in row.expanded(self.tools.library)
                  if row.kind == "library" and not self.source(name).exists()]
        if absent:
            return {"skipped": f"Python 3.{self.tools.minor} has no module {', '.join(absent)}"}
        if row.kind == "examples":
            if not self.source(row.modules[0]).exists():
                return {"skipped": f"Python 3.{self.tools.minor}'s library has no {row.tests[0]}"}
            return doctests.check(self.tools, self.source(row.modules[0]), row.tests[0])
        report = {"kept": 0, "base": 0, "lost": {}, "excluded": 0, "known": {}, "problem": None, "seconds": ""}
        missing = [test for test in row.tests if self.test_package(test) is None]
        if missing:
            report["skipped"] = (f"neither Python 3.{self.tools.minor}'s library nor a pyenv Python of that version has "
                                 + ", ".join(missing))
            return report
        began = time.time()
        lines = []
        for module, _ in row.expanded(self.tools.library):
            why, line = self.compile(module)
            if why:
                report["problem"] = f"compiling {module}: {why}"
                return report
            lines.append(line)
        table = self.compiled / (row.label.replace("=", "file-").replace("*", "all") + ".table")
        table.write_text("\n".join(lines))
        excluded = listed("exclusions.txt", self.tools.minor)
        known = listed("losses.txt", self.tools.minor)
        for test in row.tests:
            base = self.run_test(test, self.folder / "interpreted" / (test + ".json"), None)
            ours = self.run_test(test, self.compiled / f"{table.stem}@{test}.json", table)
            wanted, got = set(base["passed"]), set(ours["passed"])
            report["base"] += len(wanted)
            report["kept"] += len(wanted & got)
            for name in sorted(wanted - got):
                if (row.label, name) in excluded:
                    report["excluded"] += 1
                elif (row.label, name) in known:
                    report["known"][name] = known[row.label, name]
                else:
                    report["lost"][name] = ours["failed"].get(name, "did not run")
            if ours.get("crash"):
                report["problem"] = f"{test}: {ours['crash']}"
            if not wanted:
                report["problem"] = f"{test} has no passing test interpreted: {base.get('crash', '')}"
            for module, needed in row.expanded(self.tools.library):
                if needed and not any(ours["loaded"].get(module, [])):
                    report["problem"] = report["problem"] or f"{test} did not load the compiled {module}"
        report["seconds"] = f"{time.time() - began:.0f} s"
        return report


def link_data(source: pathlib.Path, folder: pathlib.Path) -> None:
    """Puts the data that lies beside a test file beside its compiled copy: tests look for it there.

    Folders are real ones, of links: a test that changes into one must find itself where it wanted to go.
    """
    for path in source.parent.iterdir():
        if path.is_dir() and path.name != "__pycache__" and not (path / "__init__.py").exists():
            shutil.copytree(path, folder / path.name, copy_function=os.symlink)
        elif path.is_file() and path.suffix != ".py":
            (folder / path.name).symlink_to(path)


def link_neighbours(source: pathlib.Path, folder: pathlib.Path) -> None:
    """Links what lies beside a library module: test_ast reads the library that it finds beside ast's `__file__`."""
    for path in source.parent.iterdir():
        if path.name not in (source.name, "__pycache__"):
            (folder / path.name).symlink_to(path)


def submodules(folder: pathlib.Path, package: str) -> list[str]:
    """Everything below a package but its tests."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".py" and path.stem.isidentifier() and path.stem != "__init__":
            found.append(f"{package}.{path.stem}")
        elif (path / "__init__.py").exists() and path.name not in ("test", "tests"):
            found += [f"{package}.{path.name}", *submodules(path, f"{package}.{path.name}")]
    return found


def listed(name: str, minor: int) -> dict[tuple[str, str], str]:
    """(label, test id) -> reason, of the lines for this version."""
    found = {}
    for line in (HERE / name).read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            versions, label, test, reason = line.split(None, 3)
            if versions == "*" or f"3.{minor}" in versions.split(","):
                found[label, test] = reason
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--fresh", action="store_true", help="forget earlier results")
    parser.add_argument("--folder", help="where results are kept (default: beside the compiler)")
    options = parser.parse_args()
    tools = Toolchain(options.justjitc, options.python)
    folder = pathlib.Path(options.folder or pathlib.Path(tools.justjitc).parent / "conformance")
    work = Conformance(tools, folder, options.fresh)
    rows = [Row(line) for line in (HERE / "modules.txt").read_text().splitlines() if line and not line.startswith("#")]
    rows = [row for row in rows if row.matches(options.names)]
    tally = Tally(options.verbose)
    totals: dict[str, list[int]] = {}
    for row, report in parallel(work.check, rows, options.jobs):
        if "skipped" in report:
            tally.skips(row.label, report["skipped"])
            continue
        kept, base = report["kept"], report["base"]
        total = totals.setdefault(row.kind, [0, 0, 0])
        total[0] += kept
        total[1] += base
        total[2] += report["excluded"]
        note = f", {report['excluded']} excluded" if report["excluded"] else ""
        print(f"{row.label:32} {' '.join(row.tests):22} kept {kept:5} / {base:5}{note}   {report['seconds']}", flush=True)
        for name, reason in report["known"].items():
            print(f"    lost, as losses.txt says: {name}: {reason}")
        why = None
        if report["problem"] or report["lost"]:
            shown = "".join(f"lost {name}\n{indent(text, 25)}\n" for name, text in list(report["lost"].items())[:4])
            more = f"... and {len(report['lost']) - 4} more lost\n" if len(report["lost"]) > 4 else ""
            why = (f"{report['problem']}\n" if report["problem"] else "") + shown + more
        tally.check(row.label, why)
    for kind, (kept, base, excluded) in totals.items():
        print(f"{kind}: kept {kept} / {base}, {excluded} excluded with a reason")
    kept, base, excluded = map(sum, zip(*totals.values())) if totals else (0, 0, 0)
    print(f"3.{tools.minor}: kept {kept} / {base} ({100 * kept / max(1, base):.2f} %), {excluded} of the others excluded with a reason")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
