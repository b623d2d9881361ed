"""The compiler itself under AddressSanitizer and UBSan (`./x build --asan`): compiles everything there is, runs nothing.

    sanitized.py --justjitc build/asan/justjitc [NAME ...] [-j N]

All programs of tests/run and all library modules of tests/conformance/modules.txt; a NAME picks by a part of the path.
"""
from __future__ import annotations

import argparse
import os
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import TESTS, Tally, Toolchain, add_toolchain_options, parallel, run  # noqa: E402

# CPython frees nothing at its end; what the compiler itself leaves is no matter in a process that ends.
SANITIZERS = {"ASAN_OPTIONS": "detect_leaks=0:abort_on_error=0:exitcode=99", "UBSAN_OPTIONS": "print_stacktrace=1"}


def sources(tools: Toolchain) -> list[pathlib.Path]:
    found = [path for pattern in ("*/*.py", "*/*/*.py") for path in sorted((TESTS / "run").glob(pattern)) if can_read(tools, path)]
    for line in (TESTS / "conformance/modules.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        name = line.split()[0]
        names = name.split("+") if name[0] not in "=>" else ["test." + name[1:]]
        for module in names:
            path = tools.library.joinpath(*module.split("."))
            found.append(path / "__init__.py" if path.is_dir() else path.with_suffix(".py"))
    return [path for path in dict.fromkeys(found) if path.is_file()]


def can_read(tools: Toolchain, program: pathlib.Path) -> bool:
    """Does the Python at hand know the syntax of a program of tests/run?"""
    wanted = re.search(r"^# python: *3\.(\d+)", program.read_bytes()[:2000].decode("latin-1"), re.M)
    return wanted is None or int(wanted[1]) <= tools.minor


def check(tools: Toolchain, source: pathlib.Path, folder: str) -> str | None:
    output = pathlib.Path(folder) / (str(abs(hash(source))) + ".so")
    done = run([tools.justjitc, source, "-o", output], env={**os.environ, **SANITIZERS}, timeout=1200)
    output.unlink(missing_ok=True)
    reports = [word for word in ("AddressSanitizer", "runtime error:") if word in done.stderr]
    return None if done.ok and not reports else f"{done.status}\n{done.stderr[:3000]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    tools = Toolchain(options.justjitc, options.python)
    chosen = [path for path in sources(tools) if not options.names or any(name in str(path) for name in options.names)]
    tally = Tally(options.verbose)
    with tempfile.TemporaryDirectory(prefix="justjitc-sanitized-") as folder:
        for source, why in parallel(lambda path: check(tools, path, folder), chosen, options.jobs):
            tally.check(f"{source.parent.name}/{source.name}", why)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
