"""What a program does, for the compiler: which functions run, and what numbers they work on.

    python -m justjitc.profile -o app.jjprofile app.py ARGUMENT...
    justjitc --profile=app.jjprofile app.py

The program runs as it is, at its own speed: CPython specialises its bytecode by what it meets, and at the end that is read from the code objects. Lines are counted
from the start of the function, so that a profile survives edits elsewhere. A profile that is wrong or old costs speed, nothing else.
"""
from __future__ import annotations

import argparse
import dis
import fcntl
import gc
import os
import re
import runpy
import sys
import sysconfig
import types
from typing import Callable, Iterator

FIRST_LINE = "justjitc profile 1"
_KINDS = {"INT": "int", "FLOAT": "float", "UNICODE": "str", "STR": "str"}
_OPERATION = re.compile("(?:BINARY_OP_(?:INPLACE_)?(?:ADD|SUBTRACT|MULTIPLY)|COMPARE_OP)_(%s)(?:_JUMP)?$" % "|".join(_KINDS))
# From 3.12 on these change when they run for the first time, or before.
_EARLY = re.compile(".*__.*|(?:RESUME|LOAD_CONST|JUMP_BACKWARD)_.*") if sys.version_info >= (3, 12) else re.compile("(?!)")

# A profile is a dict by module, of dicts by qualified name, of what both operands of an operation were ("": that differs) by place: line from the function's first,
# column, end line, end column.


def _functions() -> Iterator[tuple[str, types.CodeType]]:
    """The code of all functions that exist, with the name of their module, and the code that lies in it."""
    seen: set[int] = set()
    for function in gc.get_objects():
        if type(function) is not types.FunctionType or function.__globals__ is globals():
            continue
        module = function.__globals__.get("__name__")
        work = [function.__code__] if isinstance(module, str) else []
        while work:
            code = work.pop()
            if id(code) in seen or code.co_filename.startswith("<"):
                continue
            seen.add(id(code))
            yield module, code
            work += [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]


def _seen(code: types.CodeType) -> dict | None:
    """What the interpreter has specialised in it; None: nothing, it ran seldom or never."""
    ran, found = False, {}
    for plain, now in zip(dis.get_instructions(code), dis.get_instructions(code, adaptive=True)):
        if plain.opname == now.opname or _EARLY.match(now.opname):
            continue
        ran = True
        operation, at = _OPERATION.match(now.opname), now.positions
        if operation and None not in (at.lineno, at.col_offset, at.end_lineno, at.end_col_offset):
            place = (at.lineno - code.co_firstlineno, at.col_offset, at.end_lineno - code.co_firstlineno, at.end_col_offset)
            _join(found, {place: _KINDS[operation[1]]})  # a place may be there twice: in code that CPython has copied
    return found if ran else None


def _join(into: dict, other: dict) -> None:
    for place, kind in other.items():
        into[place] = kind if into.get(place, kind) == kind else ""


def collect(wanted: Callable[[str, str], bool], main: str = "__main__") -> dict:
    """What this process has done so far in the modules for which wanted(name, path) is true. `main` is the dotted name of __main__."""
    profile: dict = {}
    for name, code in _functions():
        name = main if name == "__main__" else name
        if not wanted(name, code.co_filename):
            continue
        functions = profile.setdefault(name, {})
        found = _seen(code)
        if found is not None:
            _join(functions.setdefault(code.co_qualname, {}), found)
    return profile


def read(path: str) -> dict:
    """A profile that write has written."""
    profile: dict = {}
    with open(path, encoding="utf-8") as file:
        if file.readline().rstrip("\n") != FIRST_LINE:
            raise ValueError(f"{path}: not a profile of this version")
        functions, operations = {}, {}
        for line in file:
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "module":
                functions = profile.setdefault(rest, {})
            elif word == "function":
                operations = functions.setdefault(rest, {})
            else:
                *place, kind = line.split()
                operations[tuple(map(int, place))] = kind
    return profile


def write(path: str, profile: dict, append: bool = False) -> None:
    """Writes the file, or adds to what is there, one process after the other; a reader never sees half of it."""
    folder = os.open(os.path.dirname(os.path.abspath(path)), os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        _write(path, _joined(read(path), profile) if append and os.path.exists(path) else profile)
    finally:
        os.close(folder)


def _joined(old: dict, profile: dict) -> dict:
    for name, functions in profile.items():
        known = old.setdefault(name, {})
        for function, operations in functions.items():
            _join(known.setdefault(function, {}), operations)
    return old


def _write(path: str, profile: dict) -> None:
    lines = [FIRST_LINE]
    for name in sorted(profile):
        lines.append(f"module {name}")
        for function in sorted(profile[name]):
            lines.append(f"function {function}")
            lines += [" ".join(map(str, place)) + " " + kind for place, kind in sorted(profile[name][function].items()) if kind]
    with open(path + ".tmp", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    os.replace(path + ".tmp", path)


def filter_of(patterns: list[str]) -> Callable[[str, str], bool]:
    """The modules that match; without patterns all but the standard library's."""
    from justjitc.importhook import _matches
    if patterns:
        return lambda name, path: any(_matches(p, name) for p in patterns)
    library = sysconfig.get_path("stdlib") + os.sep
    return lambda name, path: not name.startswith("justjitc.") and (not os.path.abspath(path).startswith(library) or "-packages" + os.sep in path)


def start() -> None:
    """Lets modules that are compiled already run their bytecode, which is what can be read. Before they are imported."""
    os.environ.setdefault("JUSTJITC_INTERPRET", "1")


def _run(program: str, is_module: bool) -> dict:
    """Runs a file or a module as __main__. The caller keeps its namespace, so that the functions in it stay alive."""
    if is_module:
        sys.path[0] = os.getcwd()
        return runpy.run_module(program, run_name="__main__", alter_sys=True)
    sys.path[0] = os.path.dirname(os.path.abspath(program))
    with open(program, "rb") as file:
        code = compile(file.read(), program, "exec")
    module = types.ModuleType("__main__")
    module.__file__, module.__builtins__ = program, __builtins__
    sys.modules["__main__"] = module
    exec(code, module.__dict__)
    return module.__dict__


def _dotted(path: str) -> str:
    """The name under which the compiler knows a file that ran as a script."""
    folder, name = os.path.split(os.path.splitext(os.path.abspath(path))[0])
    while os.path.exists(os.path.join(folder, "__init__.py")):
        folder, last = os.path.split(folder)
        name = f"{last}.{name}"
    return name


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m justjitc.profile", usage="%(prog)s [-o FILE] [--append] [--only PATTERN] (-m MODULE | PROGRAM) ...",
                                     description="Runs a program and writes what justjitc --profile=FILE reads.")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write it (default: the program's name with .jjprofile, in the working folder)")
    parser.add_argument("--append", action="store_true", help="add to what the file says already")
    parser.add_argument("--only", metavar="PATTERN", action="append", default=[], help="modules of this name, of this package, or that match (default: all but the standard library)")
    parser.add_argument("-m", dest="is_module", action="store_true", help="the program is a module")
    parser.add_argument("program", help="a file, or with -m a module")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="what the program gets")
    given = parser.parse_args(arguments)
    if not given.is_module and not os.path.isfile(given.program):
        parser.error(f"there is no file {given.program}")
    main_name = given.program if given.is_module else _dotted(given.program)
    output = os.path.abspath(given.output or main_name + ".jjprofile")
    start()
    sys.argv[:] = [given.program, *given.arguments]
    namespace = None
    try:
        namespace = _run(given.program, given.is_module)
    finally:  # without a namespace its functions live in the frames of the traceback
        write(output, collect(filter_of(given.only), main_name), given.append)
        del namespace


if __name__ == "__main__":
    main(sys.argv[1:])
