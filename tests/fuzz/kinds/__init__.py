"""The kinds of random programs: one file a kind, found by its name. Adding a file adds the kind; one with a leading _ is shared text.

What a kind's file defines:
    the docstring          first line: what its programs do
    PRELUDE                source at the head of every module of programs: helpers they share (stateless: programs share it)
    PER_MODULE             how many programs stand in one module (one compilation, one process)
    LEVELS                 -O levels, taken in turn by the modules
    program(random, p)     the source of one program, made from the random.Random alone. All its module-level names start
                           with p (many programs share a module); it defines `{p}main`, called without arguments

What a program prints and what escapes from its main is compared. So it prints no address, no hash of what has none, and
ends always; the driver has switched the collector off, collects once after each program and puts the builtins back. A
program must behave alike when it runs alone: nothing may depend on what ran before it.
"""
from __future__ import annotations

import importlib
import pathlib
import random


def names() -> list[str]:
    return sorted(p.stem for p in pathlib.Path(__file__).parent.glob("*.py") if not p.stem.startswith("_"))


class Kind:
    def __init__(self, name: str):
        module = importlib.import_module(f"kinds.{name}")
        self.name = name
        self.summary = module.__doc__.split("\n")[0]
        self.per_module: int = module.PER_MODULE
        self.levels: tuple[int, ...] = module.LEVELS
        self.prelude: str = module.PRELUDE
        self._program = module.program

    def program(self, seed: int) -> str:
        return self._program(random.Random(f"{self.name}:{seed}"), f"p{seed}_")

    def module(self, seeds) -> str:
        """A module of the programs of these seeds."""
        seeds = list(seeds)
        programs = "\n\n".join(self.program(seed).strip("\n") for seed in seeds)
        table = "".join(f"    ({seed}, p{seed}_main),\n" for seed in seeds)
        return f"{self.prelude.strip()}\n\n\n{programs}\n\n\nPROGRAMS = [\n{table}]\n"
