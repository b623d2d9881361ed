"""A pytest plugin that writes what became of each test, a JSON object a line, into the file $RECORD_TESTS.

Copied into the environment of a suite; knows pytest and nothing else. The last line says which compiled modules were loaded,
how often their native code was entered, and the CPU time of the process and its children: a file without it is of a run that died.
"""
import json
import os
import resource
import sys

PLACE = os.path.dirname(os.getcwd())  # the environment's folder, another one in each run, is part of some ids
failed = set()
record = os.open(os.environ["RECORD_TESTS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)  # no file object: nobody sees it unclosed


def write(**what) -> None:
    os.write(record, json.dumps(what).encode() + b"\n")


def name(report) -> str:
    return report.nodeid.replace(PLACE, "PLACE")


def pytest_collectreport(report) -> None:
    if report.failed:
        write(id=name(report), outcome="not collected", text=str(report.longrepr)[-4000:])


def pytest_runtest_logreport(report) -> None:
    if report.failed:
        failed.add(report.nodeid)
        write(id=name(report), outcome="failed", text=str(report.longrepr)[-4000:])
    elif report.skipped:
        failed.add(report.nodeid)
        write(id=name(report), outcome="skipped")
    elif report.when == "teardown" and report.nodeid not in failed:
        write(id=name(report), outcome="passed")


def pytest_sessionfinish() -> None:
    native = {}
    for name, module in list(sys.modules.items()):
        info = getattr(module, "__dict__", {}).get("__justjitc__")
        native[name] = None if info is None else [module.__spec__.origin, info["calls"]]
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    write(modules=native, seconds=sum(u.ru_utime + u.ru_stime for u in used))
