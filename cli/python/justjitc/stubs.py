"""The .pyi of a module that ships without its source: names, signatures, annotations and docstrings, from its syntax tree."""
from __future__ import annotations

import ast

_ELLIPSIS = ast.Expr(ast.Constant(...))
_INCOMPLETE = ast.Name("_Incomplete")


def stub(source: bytes | str) -> str:
    """The text of the stub file of a compiled module, which has `__justjitc__` besides its own names."""
    module = ast.parse(source)
    body = [s for s in _body(module.body, set()) if not (isinstance(s, ast.ImportFrom) and s.module == "__future__")]
    added: list[ast.stmt] = [ast.ImportFrom("typing", [ast.alias("Any", "_Incomplete")], 0),
                             ast.AnnAssign(ast.Name("__justjitc__"), _INCOMPLETE, None, 1)]
    start = 1 if ast.get_docstring(module) is not None else 0
    body[start:start] = added
    return ast.unparse(ast.fix_missing_locations(ast.Module(body, []))) + "\n"


def _body(statements: list[ast.stmt], seen: set[str]) -> list[ast.stmt]:
    out: list[ast.stmt] = []
    for index, statement in enumerate(statements):
        if index == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and isinstance(statement.value.value, str):
            out.append(statement)
        elif isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            seen.add(statement.name)
            if statement.name == "__init__" and statement.args.args:
                out += _attributes(statement, seen)
            out.append(_function(statement))
        elif isinstance(statement, ast.ClassDef):
            seen.add(statement.name)
            statement.body = _body(statement.body, set()) or [_ELLIPSIS]
            out.append(statement)
        elif isinstance(statement, (ast.Import, ast.ImportFrom)):
            out.append(statement)
        elif isinstance(statement, ast.AnnAssign):
            out.append(ast.AnnAssign(statement.target, statement.annotation, _default(statement.value), statement.simple)
                       if isinstance(statement.target, ast.Name) else ast.Pass())
        elif isinstance(statement, ast.Assign):
            out += _assignment(statement, seen)
        elif isinstance(statement, (ast.If, ast.Try, ast.With)):
            out += _compound(statement, seen)
    return [s for s in out if not isinstance(s, ast.Pass)]


def _compound(statement: ast.If | ast.Try | ast.With, seen: set[str]) -> list[ast.stmt]:
    """Type checkers understand tests of versions and TYPE_CHECKING; of everything else the first branch counts."""
    if isinstance(statement, ast.If) and any(word in ast.unparse(statement.test) for word in ("version_info", "platform", "TYPE_CHECKING")):
        body, other = _body(statement.body, set(seen)), _body(statement.orelse, set(seen))
        return [ast.If(statement.test, body or [ast.Expr(ast.Constant(...))], other)] if body or other else []
    if isinstance(statement, ast.If) and "__main__" in ast.unparse(statement.test):
        return []
    return _body(statement.body, seen)


def _function(node):
    arguments = node.args
    arguments.defaults = [_default(d) for d in arguments.defaults]
    arguments.kw_defaults = [_default(d) for d in arguments.kw_defaults]
    documented = ast.get_docstring(node, clean=False) is not None
    node.body = [node.body[0]] if documented else [_ELLIPSIS]
    return node


def _attributes(init: ast.FunctionDef, seen: set[str]) -> list[ast.stmt]:
    """What __init__ assigns to self."""
    own = init.args.args[0].arg
    out: list[ast.stmt] = []
    for node in ast.walk(init):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        for target in targets:
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == own and target.attr not in seen:
                seen.add(target.attr)
                out.append(ast.AnnAssign(ast.Name(target.attr), node.annotation if isinstance(node, ast.AnnAssign) else _kind(node.value), None, 1))
    return out


def _default(value):
    """Simple constants as they stand; what would have to be computed as an ellipsis."""
    if value is None or isinstance(value, ast.Constant):
        return value
    if isinstance(value, ast.UnaryOp) and isinstance(value.operand, ast.Constant):
        return value
    return ast.Constant(...)


def _assignment(statement: ast.Assign, seen: set[str]) -> list[ast.stmt]:
    out: list[ast.stmt] = []
    for target in statement.targets:
        names = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
        for name in names:
            if not isinstance(name, ast.Name) or name.id in seen:
                continue
            seen.add(name.id)
            alias = isinstance(statement.value, (ast.Name, ast.Attribute, ast.Subscript)) or name.id in ("__all__", "__slots__")
            call = isinstance(statement.value, ast.Call) and ast.unparse(statement.value.func).rpartition(".")[2] in (
                "TypeVar", "ParamSpec", "TypeVarTuple", "NewType", "namedtuple", "NamedTuple")
            if target is name and (alias or call):
                out.append(ast.Assign([name], statement.value))
            else:
                out.append(ast.AnnAssign(name, _kind(statement.value), None, 1))
    return out


def _kind(value: ast.expr) -> ast.expr:
    if isinstance(value, ast.Constant) and type(value.value) in (int, str, bytes, float, complex, bool):
        return ast.Name(type(value.value).__name__)
    return _INCOMPLETE
