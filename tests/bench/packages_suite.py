"""Packages of the index at their work, interpreted, compiled from their sdist, and as their makers have compiled them.

    ./x bench --suite packages [NAME ...] [--repeat N] [--seconds S] [--json FILE]

A program is units/NAME.py with unit(). A fresh process for each kind in turn; CPU time of a unit, the median of the processes.
The results must be equal. Needs the package index.
"""
from __future__ import annotations

from installed import HERE, Installed, directive, units
from turns import Table, in_turn, median, suite_parser
from support import Toolchain


def main(arguments: list[str]) -> int:
    parser = suite_parser(__doc__)
    parser.add_argument("--seconds", type=float, default=1, help="CPU time of a process")
    options = parser.parse_args(arguments)
    tools = Toolchain(options.justjitc, options.python)
    sources, installed = units("packages", options.names), Installed(tools)
    if not installed.reached():
        return 0
    table = Table(["interpreted", "compiled", "the maker's"])
    imports, memory = [], []
    for source in sources:
        try:
            folders = {"interpreted": installed.plain(source), "compiled": installed.compiled(source)}
            if directive(source, "pure"):
                folders["the maker's"] = installed.plain(source, maker=True)
            said = in_turn({kind: [tools.python, "-I", "-S", HERE / "unit_worker.py", folder, source.stem, str(options.seconds)]
                            for kind, folder in folders.items()}, options.repeat)
        except RuntimeError as error:
            table.fails(source.stem, error)
            continue
        results = {kind: {one["result"] for one in ones} for kind, ones in said.items()}
        if results["interpreted"] != results["compiled"]:
            table.fails(source.stem, "the results differ")
            continue
        if not said["compiled"][0]["compiled"]:
            table.fails(source.stem, "the compiled module was not imported")
            continue
        other = "   the maker's differs" if results["interpreted"] != results.get("the maker's", results["interpreted"]) else ""
        table.row(source.stem, {kind: median(ones, "unit") for kind, ones in said.items()}, other)
        imports.append(median(said["compiled"], "import") / median(said["interpreted"], "import"))
        memory.append(median(said["compiled"], "memory") - median(said["interpreted"], "memory"))
    if imports:
        print(f"import takes {100 * (sum(imports) / len(imports) - 1):+.0f} % on average (from {100 * (min(imports) - 1):+.0f} to {100 * (max(imports) - 1):+.0f}); "
              f"resident memory {sum(memory) / len(memory):+.1f} MB (from {min(memory):+.1f} to {max(memory):+.1f})")
    return table.finish(options.json)
