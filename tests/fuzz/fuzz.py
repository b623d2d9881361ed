"""Random programs, interpreted and compiled, must print the same.

    fuzz.py [--kind KIND] [--seed N] [--count N] [--keep FOLDER]

A kind is a file in kinds/ (its __init__.py says what a kind must define). A program is made from its kind and seed alone;
many programs share a module and a process. One that differs is cut out into a module of its own and tried again alone,
at every level; `--kind KIND --seed N --count 1` does the same.
"""
from __future__ import annotations

import argparse
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import kinds  # noqa: E402
from batch import Workshop  # noqa: E402
from support import Tally, Toolchain, add_toolchain_options, parallel  # noqa: E402


def modules(kind: kinds.Kind, first: int, count: int) -> list[tuple[range, int]]:
    """Seeds and level of each module. A module's place does not depend on where the run begins."""
    if count == 1:
        return [(range(first, first + 1), level) for level in sorted(set(kind.levels))]
    size, result, seed = kind.per_module, [], first
    while seed < first + count:
        number = seed // size
        seeds = range(seed, min((number + 1) * size, first + count))
        result.append((seeds, kind.levels[number % len(kind.levels)]))
        seed = seeds.stop
    return result


def alone(shop: Workshop, seed: int) -> str:
    """What the program does in a module of its own: the text that goes behind the difference."""
    levels = sorted(set(shop.kind.levels))
    failing = [f"-O{level}" for level in levels if shop.check(range(seed, seed + 1), level)[0][1] is not None]
    return f"alone: differs at {', '.join(failing)}" if failing else "alone: no difference (see its module)"


def fuzz(tools: Toolchain, kind: kinds.Kind, options, work: pathlib.Path, tally: Tally) -> None:
    shop = Workshop(tools, kind, work)
    for (seeds, level), results in parallel(lambda module: shop.check(*module), modules(kind, options.seed, options.count),
                                            options.jobs):
        for seed, why in results:
            if why is not None:
                path = work / f"{kind.name}_{seed}.py"
                path.write_text(kind.module([seed]))
                place = f"at -O{level}" if len(seeds) == 1 else f"in the module of seeds {seeds[0]}..{seeds[-1]} at -O{level}\n{alone(shop, seed)}"
                why = f"{place}\n{why}\nsource: {path}"
            tally.check(f"fuzz: --kind {kind.name} --seed {seed}", why)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("--kind", choices=kinds.names(), action="append", help="may be repeated (default: every kind)")
    parser.add_argument("--seed", type=int, default=1, help="of the first program")
    parser.add_argument("--count", type=int, default=100, help="programs of each kind")
    parser.add_argument("--keep", help="folder for the programs that differ")
    parser.add_argument("--print", action="store_true", dest="show", help="print the module of one program and do nothing else")
    options = parser.parse_args()
    chosen = [kinds.Kind(name) for name in options.kind or kinds.names()]
    if options.show:
        for kind in chosen:
            print(kind.module([options.seed]), end="")
        return 0
    tools = Toolchain(options.justjitc, options.python)
    work = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="justjitc-fuzz-")).resolve()
    work.mkdir(parents=True, exist_ok=True)
    tally = Tally(options.verbose)
    for kind in chosen:
        fuzz(tools, kind, options, work, tally)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
