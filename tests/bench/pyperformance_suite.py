"""The pure-Python programs of pyperformance, unmodified, interpreted and compiled; with the library modules that they use.

    ./x bench --suite pyperformance [NAME ...] [--repeat N] [--seconds S] [--main-only] [--json FILE]

A program runs as __main__ with a pyperf of our own (pyperformance_worker.py): fresh processes in turn, CPU time, the median of
the processes. What else is compiled stands below; the programs that time C code (json, decimal, pickle in C), start processes or need
large packages are left out. Needs the package index.
"""
from __future__ import annotations

import pathlib
import shutil

from index import install
from installed import HERE, Installed
from turns import Table, in_turn, median, suite_parser
from support import Toolchain, run

VERSION = "1.14.0"
# program -> library modules that are compiled with it
PROGRAMS = {
    "argparse": ["argparse"], "async_generators": ["asyncio"], "async_tree": ["asyncio"], "barnes_hut": [], "bpe_tokeniser": [], "chaos": ["random"],
    "comprehensions": ["dataclasses"], "coroutines": [], "crypto_pyaes": ["pyaes"], "deepcopy": ["copy"], "deltablue": [], "fannkuch": [], "float": [],
    "generators": [], "go": ["random"], "hexiom": [], "logging": ["logging"], "mdp": ["fractions", "numbers"], "meteor_contest": ["bisect"], "nbody": [], "nqueens": [],
    "pathlib": ["pathlib"], "pickle": ["pickle"], "pidigits": [], "pprint": ["pprint"], "pyflate": [], "raytrace": [], "regex_compile": ["re"],
    "richards": [], "richards_super": [], "scimark": [], "spectral_norm": [], "typing_runtime_protocols": ["typing"], "unpack_sequence": []}
ARGUMENTS = {"pickle": ["--pure-python", "pickle"], "async_tree": ["none"], "argparse": ["many_optionals"]}


class Programs:
    def __init__(self, tools: Toolchain, installed: Installed):
        self.tools, self.folder = tools, installed.folder / "pyperformance"
        self.site = self.folder / f"site-{VERSION}"
        if not (self.site / "ready").exists():
            shutil.rmtree(self.site, ignore_errors=True)
            install(installed.pip, self.site, ["--no-deps", f"pyperformance=={VERSION}", "pyaes==1.6.1"])
            (self.site / "ready").touch()

    def plain(self, name: str) -> pathlib.Path:
        folder = self.folder / name / "interpreted"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.site / f"pyperformance/data-files/benchmarks/bm_{name}", folder)
        for module in PROGRAMS[name]:
            if (self.site / module).exists():
                shutil.copytree(self.site / module, folder / module)
        return folder

    def compiled(self, plain: pathlib.Path, library: list[str]) -> pathlib.Path:
        """A copy of which all is compiled, and library modules beside it."""
        folder = plain.with_name("compiled")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(plain, folder, ignore=shutil.ignore_patterns("__pycache__"))
        for module in library:
            source, target = self.tools.library / module, folder / module
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
            elif not target.exists():
                shutil.copy(source.with_suffix(".py"), folder)
        main, *rest = sorted((p for p in folder.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()), key=lambda p: p.name != "run_benchmark.py")
        options = ["--quiet", "--strict", "--no-config"]
        for command in [[main, "--module-name", "__main__", "-o", folder / ("__main__" + self.tools.suffix)], rest]:
            done = run([self.tools.justjitc, *options, *command], timeout=1800) if command else None
            if done and not done.ok:
                raise RuntimeError(f"the compiler: {done.status}\n{done.stderr[-2000:]}")
        return folder


def why_not(said: dict[str, list[dict]]) -> str | None:
    """What is wrong with what the processes have said."""
    first, compiled = said["interpreted"][0], said["compiled"][0]
    if compiled["compiled"]:
        return f"not the compiled module: {', '.join(compiled['compiled'])}"
    for name, one in first["measured"].items():
        if one.get("result") != compiled["measured"].get(name, {}).get("result"):
            return f"{name}: interpreted {one.get('result')!s:.200}, compiled {compiled['measured'].get(name, {}).get('result')!s:.200}"
    return None if first["measured"] else "it measured nothing"


def main(arguments: list[str]) -> int:
    parser = suite_parser(__doc__, repeat=3)
    parser.add_argument("--seconds", type=float, default=0.5, help="CPU time of each function in a process")
    parser.add_argument("--main-only", action="store_true", help="no library modules")
    options = parser.parse_args(arguments)
    tools, unknown = Toolchain(options.justjitc, options.python), set(options.names) - PROGRAMS.keys()
    if unknown:
        parser.error(f"not one of {', '.join(PROGRAMS)}: {', '.join(sorted(unknown))}")
    installed = Installed(tools)
    if not installed.reached():
        return 0
    programs, table = Programs(tools, installed), Table(["interpreted", "compiled"])
    for name in options.names or PROGRAMS:
        library = [m for m in PROGRAMS[name] if not options.main_only or m == "pyaes"]
        try:
            plain = programs.plain(name)
            folders = {"interpreted": plain, "compiled": programs.compiled(plain, [m for m in library if m != "pyaes"])}
            said = in_turn({kind: [tools.python, "-I", "-S", HERE / "pyperformance_worker.py", str(options.seconds), folder, ",".join(library), *ARGUMENTS.get(name, [])]
                            for kind, folder in folders.items()}, options.repeat)
        except RuntimeError as error:
            table.fails(name, error)
            continue
        wrong = why_not(said)
        if wrong:
            table.fails(name, wrong)
            continue
        for row in said["interpreted"][0]["measured"]:
            times = {kind: median([one["measured"][row] for one in ones], "unit") for kind, ones in said.items()}
            table.row(row, times, "   below 1" if times["interpreted"] < times["compiled"] else "")
    return table.finish(options.json)
