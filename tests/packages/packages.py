"""Packages of the index with their own test suites: every test that passes interpreted must pass compiled.

    packages.py [NAME ...] [--python P] [--justjitc C] [-j N] [--fresh] [--keep DIR] [--table]

list.toml says what is tested and how. A package is installed pure from its sdist into a virtual environment of its own; its suite, taken from
the sdist, is run; its modules are compiled in place by one `justjitc` command; the suite is run again, and the modules
that are loaded must be the compiled ones. sdists and interpreted results are kept in build/X/packages until --fresh. --table prints the table of README.md from the
results of the latest runs. Without the package index everything is SKIPPED, aloud.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import os
import pathlib
import shutil
import signal
import sys
import tarfile
import tempfile
import tomllib
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from index import index_is_reached  # noqa: E402
from support import Tally, Toolchain, add_toolchain_options, indent, parallel, run  # noqa: E402

PYTEST = "pytest==8.3.4"
RECORDER = HERE / "recorder.py"
FILES = ["tests", "conftest.py", "pyproject.toml", "setup.cfg", "tox.ini", "pytest.ini"]
KEYS = {"version", "requires", "modules", "files", "tests", "environment", "exclude", "timeout", "reasons", "losses"}
REASONS = ("bytecode:", "tracing:", "memory:", "flaky:")  # why an id need not be kept; see README.md


class Trouble(Exception):
    """What went wrong with a package: the text for the reader."""


class Package:
    """An entry of list.toml."""

    def __init__(self, name: str, entry: dict):
        unknown = entry.keys() - KEYS
        if unknown:
            raise SystemExit(f"list.toml: {name}: unknown {', '.join(sorted(unknown))}")
        self.name = name
        self.version = entry["version"]
        self.requires = entry.get("requires", [])
        if not any(one.startswith("pytest==") for one in self.requires):
            self.requires = [PYTEST, *self.requires]
        self.modules = entry.get("modules", [name])
        self.files = entry.get("files", FILES)
        self.tests = entry.get("tests", ["tests"])
        self.environment = entry.get("environment", {})
        self.exclude = entry.get("exclude", ["tests"])
        self.timeout = entry.get("timeout", 1800)
        self.reasons = entry.get("reasons", {})
        self.losses = entry.get("losses", {})
        for test, reason in self.reasons.items():
            if not reason.startswith(REASONS):
                raise SystemExit(f"list.toml: {name}: the reason of {test} must begin with one of {', '.join(REASONS)}")
        what = {key: value for key, value in entry.items() if key not in ("reasons", "losses", "timeout", "exclude")}
        self.key = hashlib.sha256(json.dumps([what, PYTEST, RECORDER.read_text(encoding="utf-8")], sort_keys=True).encode()).hexdigest()[:16]


class Results:
    """What a run of a suite recorded."""

    def __init__(self, path: pathlib.Path):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
        self.outcomes: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.finished = bool(records) and "modules" in records[-1]
        self.modules = records[-1]["modules"] if self.finished else {}
        self.seconds = records[-1]["seconds"] if self.finished else 0.0
        for record in records[:-1] if self.finished else records:
            if self.outcomes.get(record["id"]) != "failed":
                self.outcomes[record["id"]] = record["outcome"]
            if "text" in record:
                self.texts[record["id"]] = record["text"]

    @property
    def passed(self) -> set[str]:
        return {test for test, outcome in self.outcomes.items() if outcome == "passed"}


class Place:
    """The virtual environment of one package, and the folder in which its suite is run."""

    def __init__(self, package: Package, tools: Toolchain, folder: pathlib.Path, cache: pathlib.Path):
        self.package, self.tools, self.folder, self.cache = package, tools, folder, cache
        self.bin = folder / "venv/bin"
        self.suite = folder / "suite"
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("PYTHON", "JUSTJITC", "PYTEST"))}
        self.environment.update(PATH=f"{self.bin}:/usr/bin:/bin", HOME=str(folder), XDG_CACHE_HOME=str(folder / "cache"),
                                PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TMPDIR=str(folder / "tmp"), **package.environment)
        (folder / "tmp").mkdir(parents=True, exist_ok=True)

    def call(self, *command, timeout: float = 900, cwd=None) -> str:
        done = run(command, cwd=cwd or self.folder, env=self.environment, timeout=timeout)
        if not done.ok:
            raise Trouble(f"{' '.join(map(str, command[:4]))} ...: {done.status}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}")
        return done.stdout

    def pip(self, *what) -> None:
        """The pip of the cache, for this environment (one that has its own takes ten times as long to make)."""
        self.call(self.cache.parent / "pip/bin/python", "-m", "pip", "--python", self.bin / "python", *what, "--disable-pip-version-check", "-q")

    def prepare(self) -> None:
        """The environment with the package installed pure, the suite beside it."""
        if (self.folder / "ready").exists():  # of an earlier run with --keep
            self.call(self.tools.justjitc, "--clean", *self.targets())
            return
        self.call(self.tools.python, "-m", "venv", "--clear", "--without-pip", self.folder / "venv")
        tree = self.unpack(self.sdist())
        self.pip("install", tree, *self.package.requires)
        self.suite.mkdir(exist_ok=True)
        for name in self.package.files:
            source, target = tree / name, self.suite / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, symlinks=True)
            elif source.exists():
                shutil.copy(source, target)
        shutil.rmtree(tree)
        shutil.copy(RECORDER, self.site / "justjitc_recorder.py")
        binary = [path for target in self.targets() for path in target.glob("**/*.so")]
        if binary:
            raise Trouble(f"not pure: {binary[0]}")
        (self.folder / "ready").touch()

    def sdist(self) -> pathlib.Path:
        folder = self.cache / f"sdist-{self.package.version}"
        if not folder.exists():
            made = self.folder / "sdist"
            self.pip("download", "--no-deps", "--no-binary", self.package.name, "-d", made,
                     f"{self.package.name}=={self.package.version}")
            shutil.move(made, folder)
        return next(folder.iterdir())

    def unpack(self, sdist: pathlib.Path) -> pathlib.Path:
        made = self.folder / "tree"
        shutil.rmtree(made, ignore_errors=True)
        with tarfile.open(sdist) as archive:
            archive.extractall(made)
        return next(made.iterdir())

    @property
    def site(self) -> pathlib.Path:
        return self.folder / f"venv/lib/python3.{self.tools.minor}/site-packages"

    def targets(self) -> list[pathlib.Path]:
        """What is given to the compiler."""
        paths = [self.site.joinpath(*module.split(".")) for module in self.package.modules]
        return [path if path.is_dir() else path.with_suffix(".py") for path in paths]

    def run_suite(self, record: pathlib.Path) -> Results:
        record.unlink(missing_ok=True)
        self.environment["RECORD_TESTS"] = str(record)
        command = [self.bin / "python", "-m", "pytest", "-p", "justjitc_recorder", "-p", "no:cacheprovider", "-q", "-o", "addopts=", *self.package.tests]
        done = run(command, cwd=self.suite, env=self.environment, timeout=self.package.timeout,
                   preexec=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # a job in the background ignores it
        results = Results(record)
        record.with_suffix(".out").write_text(done.stdout + done.stderr, encoding="utf-8")
        if not results.finished:
            last = list(results.outcomes)[-1:] or ["the beginning"]
            raise Trouble(f"the suite ended with {done.status}, after {last[0]}\n{done.stdout[-1500:]}\n{done.stderr[-3000:]}")
        return results

    def interpreted(self) -> Results:
        record = self.cache / f"interpreted-{self.package.key}.jsonl"
        results = Results(record)
        if not results.finished:
            results = self.run_suite(record)
        uncollected = [test for test, outcome in results.outcomes.items() if outcome == "not collected"]
        if uncollected:
            raise Trouble(f"interpreted, {uncollected[0]} cannot be collected: {results.texts[uncollected[0]]}")
        if not results.passed:
            raise Trouble("no test passes interpreted")
        return results

    def compile(self, jobs: int) -> dict:
        """Compiles in place, with one command: what it says of each module and in the end."""
        options = ["--strict", "--no-config", "--no-cache", "--message-format=json", "-j", str(jobs)]
        options += ["--exclude=" + pattern for pattern in self.package.exclude]
        said = [json.loads(line) for line in self.call(self.tools.justjitc, *options, *self.targets(), timeout=3600).splitlines()]
        modules = [line for line in said if line["reason"] == "module"]
        return {"names": [m["name"] for m in modules], "modules": len(modules), "lines": sum(m["lines"] for m in modules),
                "bytes": sum(m["bytes"] for m in modules), "cpu": sum(m["cpu_seconds"] for m in modules)}


def native_or_not(names: list[str], base: Results, ours: Results) -> str | None:
    """What is wrong with the modules that were loaded: those of the interpreted run must be the compiled ones, and have run."""
    used = [name for name in names if name in base.modules]
    pure = [name for name in used if not ours.modules.get(name) or not ours.modules[name][0].endswith(".so")]
    if pure:
        return f"loaded, but not the compiled module: {', '.join(pure)}"
    if not used or not any(ours.modules[name][1] for name in used):
        return f"no native code ran ({len(used)} of its modules were loaded)"
    return None


def check(package: Package, options, tools: Toolchain, cache: pathlib.Path) -> dict:
    """One package from beginning to end: the result that is kept, `lost` and `problem` in it."""
    cache.mkdir(parents=True, exist_ok=True)
    folder = pathlib.Path(options.keep, package.name).absolute() if options.keep else pathlib.Path(tempfile.mkdtemp(prefix="justjitc-package-"))
    try:
        place = Place(package, tools, folder, cache)
        place.prepare()
        base = place.interpreted()
        made = place.compile(max(1, (os.cpu_count() or 1) // options.jobs))
        ours = place.run_suite(cache / "compiled.jsonl")
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    names = made.pop("names")
    missing = base.passed - ours.passed
    result = {"name": package.name, "version": package.version, **made, "base": len(base.passed),
              "kept": len(base.passed & ours.passed), "excluded": len(missing & package.reasons.keys()),
              "known": sorted(missing & package.losses.keys()),
              "loaded": sum(1 for name in names if ours.modules.get(name)), "interpreted": base.seconds, "compiled": ours.seconds}
    (cache / "result.json").write_text(json.dumps(result))
    result["lost"] = {test: ours.texts.get(test, ours.outcomes.get(test, "did not run")) for test in sorted(missing - package.reasons.keys() - package.losses.keys())}
    result["problem"] = native_or_not(names, base, ours)
    return result


def table(folder: pathlib.Path, packages: list[Package]) -> str:
    """The table of README.md, from the results of the latest runs."""
    rows = ["| package | kept / base | modules | lines | compiling, s | size, MB | suite interpreted, s | compiled, s |",
            "|---|---|---|---|---|---|---|---|"]
    kept = [folder / package.name / "result.json" for package in packages]
    results = sorted((json.loads(path.read_text()) for path in kept if path.exists()), key=lambda r: r["name"].lower())
    for r in results:
        excluded = f" ({r['excluded']} with a reason)" if r["excluded"] else ""
        rows.append(f"| {r['name']} {r['version']} | {r['kept']} / {r['base']}{excluded} | {r['modules']} | {r['lines']} | {r['cpu']:.1f} "
                    f"| {r['bytes'] / 1e6:.1f} | {r['interpreted']:.1f} | {r['compiled']:.1f} |")
    total = {key: sum(r[key] for r in results) for key in ("kept", "base", "modules", "lines", "cpu", "bytes")}
    rows.append(f"| {len(results)} packages | {total['kept']} / {total['base']} | {total['modules']} | {total['lines']} | {total['cpu']:.0f} "
                f"| {total['bytes'] / 1e6:.0f} | | |")
    return "\n".join(rows)


def why_not(result: dict) -> str | None:
    if not result["lost"] and not result["problem"]:
        return None
    shown = "".join(f"lost {test}\n{indent(text, 40)}\n" for test, text in list(result["lost"].items())[:6])
    more = f"... and {len(result['lost']) - 6} more lost\n" if len(result["lost"]) > 6 else ""
    return (result["problem"] + "\n" if result["problem"] else "") + shown + more


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.set_defaults(jobs=1)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--fresh", action="store_true", help="forget earlier results")
    parser.add_argument("--keep", metavar="DIR", help="leave the environments in DIR, and use those that stand there")
    parser.add_argument("--table", action="store_true", help="print the table of results in Markdown, run nothing unless named")
    options = parser.parse_args()
    tools = Toolchain(options.justjitc, options.python)
    folder = pathlib.Path(tools.justjitc).parent / "packages"
    if options.fresh:
        shutil.rmtree(folder, ignore_errors=True)
    packages = [Package(name, entry) for name, entry in tomllib.loads((HERE / "list.toml").read_text()).items()]
    unknown = set(options.names) - {package.name for package in packages}
    if unknown:
        raise SystemExit(f"not in list.toml: {', '.join(sorted(unknown))}")
    tally = Tally(options.verbose)
    chosen = [package for package in packages if (package.name in options.names if options.names else not options.table)]
    reached = index_is_reached(tools, folder / "pip", PYTEST)

    def one(package: Package) -> dict | Trouble:
        try:
            return check(package, options, tools, folder / package.name)
        except Trouble as trouble:
            return trouble
        except Exception:  # a package that cannot be tried fails, and the others go on
            return Trouble(traceback.format_exc())

    if not reached:
        for package in chosen:
            tally.skips(package.name, "the package index cannot be reached")
        chosen = []
    for package, result in parallel(one, chosen, options.jobs):
        if isinstance(result, Trouble):
            tally.fails(package.name, str(result))
            continue
        print(f"{package.name + ' ' + package.version:28} kept {result['kept']:5} / {result['base']:5}, {result['modules']} modules, "
              f"{result['lines']} lines in {result['cpu']:.1f} s; suite {result['interpreted']:.1f} -> {result['compiled']:.1f} s", flush=True)
        for test in result["known"]:
            print(f"    lost, as list.toml says: {test}: {package.losses[test]}")
        tally.check(package.name, why_not(result))
    if options.table:
        print(table(folder, packages))
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
