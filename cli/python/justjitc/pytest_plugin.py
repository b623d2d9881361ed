"""pytest --justjitc=pkg: the tests meet compiled modules."""
from __future__ import annotations

import sys

from justjitc import importhook


def pytest_addoption(parser) -> None:
    parser.getgroup("justjitc").addoption("--justjitc", action="append", default=[], metavar="PATTERN",
                                          help="compile modules of this name (a package: all of it) when they are imported")


def pytest_load_initial_conftests(early_config, parser, args) -> None:
    """Before any conftest.py, which may import what is tested."""
    patterns = early_config.known_args_namespace.justjitc
    if patterns:
        importhook.install(*patterns)


def pytest_terminal_summary(terminalreporter, exitstatus, config) -> None:
    patterns = config.getoption("--justjitc")
    if patterns:
        native = [name for name, module in list(sys.modules.items())
                  if any(importhook._matches(p, name) for p in patterns) and hasattr(module, "__justjitc__")]
        terminalreporter.write_line(f"justjitc: {len(native)} compiled module{'' if len(native) == 1 else 's'} loaded")
