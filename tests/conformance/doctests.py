"""The examples of a test file's doctests, as modules: one for each docstring.

Every example becomes a statement of the module, its value printed as the interactive interpreter would; examples that
are no valid source by themselves (they show a SyntaxError) are left out. The module runs interpreted and compiled, and
both must print the same and end alike.
"""
from __future__ import annotations

import ast
import doctest
import pathlib
import re
import shutil
import tempfile

from support import Toolchain, run

PRELUDE = '''\
import sys as _sys
def _show(value):
    if value is not None:
        print(repr(value))
'''


def docstrings(source: pathlib.Path) -> list[tuple[str, str]]:
    """(name, text) of every string of the file that has examples: docstrings and module variables alike."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ">>> " in node.value:
            found.append((f"line {node.lineno}", node.value))
    return found


def as_statement(source: str) -> str | None:
    """An example as statements at module level; None when it is no valid source."""
    try:
        tree = ast.parse(source)
        compile(source, "<example>", "single")
    except SyntaxError:
        return None
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        text = ast.unparse(last.value)
        before = "".join(ast.unparse(node) + "\n" for node in tree.body[:-1])
        return f"{before}_show({text})\n"
    return source if source.endswith("\n") else source + "\n"


def module_text(text: str) -> str | None:
    """The module for one docstring; an exception of an example is printed and the next one follows."""
    out = [PRELUDE]
    for number, example in enumerate(doctest.DocTestParser().get_examples(text)):
        statement = as_statement(example.source)
        if statement is None:
            continue
        body = "".join("    " + line + "\n" if line else "\n" for line in statement.rstrip("\n").split("\n"))
        candidate = (f"print({f'--- {number}'!r})\ntry:\n{body}"
                     f"except BaseException as _error:\n    print(type(_error).__name__, _error)\n")
        try:
            compile(candidate, "<example>", "exec")
        except SyntaxError:
            continue
        out.append(candidate)
    return "".join(out) if len(out) > 1 else None


def check(tools: Toolchain, source: pathlib.Path, test: str) -> dict:
    report = {"kept": 0, "base": 0, "lost": {}, "excluded": 0, "known": {}, "problem": None, "seconds": ""}
    work = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-examples-"))
    try:
        for number, (name, text) in enumerate(docstrings(source)):
            module = module_text(text)
            if module is None:
                continue
            report["base"] += 1
            label = f"{test} {name}"
            why = compare(tools, work, f"examples_{number}", module)
            if why is None:
                report["kept"] += 1
            else:
                report["lost"][label] = why
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if not report["base"]:
        report["problem"] = "no examples found"
    return report


def compare(tools: Toolchain, work: pathlib.Path, name: str, text: str) -> str | None:
    results = []
    for kind in "interpreted", "compiled":
        folder = work / name / kind
        folder.mkdir(parents=True)
        source = folder / (name + ".py")
        source.write_text(text, encoding="utf-8")
        if kind == "compiled":
            done = tools.compile(source, folder / (name + tools.suffix))
            if not done.ok:
                return f"compiling: {done.status}\n{done.stderr[-2000:]}"
        code = (f"import sys; sys.dont_write_bytecode = True; sys.path.insert(0, {str(folder)!r}); import {name} as m\n"
                f"assert hasattr(m, '__justjitc__') == {kind == 'compiled'}")
        outcome = run([tools.python, "-I", "-W", "ignore", "-c", code], cwd=folder, timeout=120)
        results.append((outcome.status, normalise(outcome.stdout, folder), outcome.stderr.strip().split("\n")[-1]))
    if results[0] == results[1]:
        return None
    return f"interpreted: {results[0]}\ncompiled: {results[1]}"


def normalise(text: str, folder: pathlib.Path) -> str:
    return re.sub(r"0x[0-9a-f]{6,}", "0x", text.replace(str(folder), "<folder>"))
