"""pytest --justjitc=pkg: the tests meet compiled modules. pytest --justjitc-profile=FILE: they show the compiler what runs."""
from __future__ import annotations

import os
import sys

from justjitc import importhook, profile


def pytest_addoption(parser) -> None:
    group = parser.getgroup("justjitc")
    group.addoption("--justjitc", action="append", default=[], metavar="PATTERN", help="compile modules of this name (a package: all of it) when they are imported")
    group.addoption("--justjitc-profile", metavar="FILE", help="write what the tests have shown, for justjitc --profile=FILE")


def pytest_load_initial_conftests(early_config, parser, args) -> None:
    """Before any conftest.py, which may import what is tested."""
    if early_config.known_args_namespace.justjitc_profile:
        profile.start()
    patterns = early_config.known_args_namespace.justjitc
    if patterns:
        importhook.install(*patterns)


def pytest_sessionstart(session) -> None:
    path = session.config.getoption("--justjitc-profile")
    if path and not hasattr(session.config, "workerinput") and os.path.exists(path):  # pytest-xdist: each worker adds to what the others have seen
        os.remove(path)


def pytest_sessionfinish(session) -> None:
    path = session.config.getoption("--justjitc-profile")
    if path:
        profile.write(path, profile.collect(profile.filter_of([])), append=True)


def pytest_terminal_summary(terminalreporter, exitstatus, config) -> None:
    patterns = config.getoption("--justjitc")
    if patterns:
        native = [name for name, module in list(sys.modules.items())
                  if any(importhook._matches(p, name) for p in patterns) and hasattr(module, "__justjitc__")]
        terminalreporter.write_line(f"justjitc: {len(native)} compiled module{'' if len(native) == 1 else 's'} loaded")
