"""The command line: bad input, unusual but right input, exit codes, stations, and what is left on the disk.

    cli.py [TEST ...] [--justjitc C] [--python P] [-v]

A test is a function named test_*; it gets a fresh folder and raises AssertionError, or Skip with a reason.
"""
from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import sys
import tempfile
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import Tally, Toolchain, add_toolchain_options, parallel, run  # noqa: E402


TIMEOUT = 900  # seconds: for what hangs, whatever else the machine does


class Skip(Exception):
    pass


class Case:
    """A folder, the compiler, and the assertions the tests share."""

    def __init__(self, tools: Toolchain, folder: pathlib.Path):
        self.tools = tools
        self.folder = folder

    def write(self, name: str, content) -> pathlib.Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def justjitc(self, *arguments, **more):
        return run([self.tools.justjitc, *arguments], cwd=self.folder, timeout=TIMEOUT, **more)

    def fails(self, arguments: list, *texts: str, status: int = 1, **more):
        """The compiler refuses, says each of `texts`, and leaves nothing behind."""
        before = sorted(os.listdir(self.folder))
        done = self.justjitc(*arguments, **more)
        assert done.status == f"exit {status}", f"{done.status}, expected {status}\n{done.stderr}"
        for text in texts:
            assert text.lower() in done.stderr.lower(), f"{text!r} is not in:\n{done.stderr}"
        assert "Traceback" not in done.stderr and "\033" not in done.stderr, done.stderr
        assert sorted(os.listdir(self.folder)) == before, f"left behind: {set(os.listdir(self.folder)) - set(before)}"
        return done

    def python(self, code: str, **more):
        return run([self.tools.python, "-I", "-X", "utf8", "-c", "import sys; sys.path.insert(0, '.')\n" + code],
                   cwd=self.folder, timeout=TIMEOUT, **more)

    def works(self, content, code: str, expected: str, *options: str, name: str = "mod.py", module: str = "mod"):
        """Compiles strictly, imports the module (it is native) as `m`, runs `code`, which prints `expected`."""
        source = self.write(name, content)
        done = self.justjitc(source.name, "--strict", *options)
        assert done.ok, f"{done.status}\n{done.stderr[:3000]}"
        source.rename(self.folder / ("source-of-" + name))
        shown = self.python(f"import importlib; m = importlib.import_module({module!r}); m.__justjitc__\n" + code)
        assert shown.ok and shown.stdout.strip() == expected.strip(), \
            f"{shown.status}\nexpected {expected!r}\ngot      {shown.stdout!r}\n{shown.stderr[-2000:]}"
        return done


def as_nobody():
    """Arguments that drop root's rights, or a Skip: root may read and write everything."""
    if os.getuid() != 0:
        return []
    if not shutil.which("setpriv"):
        raise Skip("running as root, and there is no setpriv to become somebody else")
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def main() -> int:
    import bad_input
    import good_input
    import packages
    import profiles
    import python_package
    import report
    import stations
    import stubs
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("tests", nargs="*", help="parts of names")
    options = parser.parse_args()
    tools = Toolchain(options.justjitc, options.python)
    tests = [(f"{module.__name__}: {name[5:].replace('_', ' ')}", function)
             for module in (bad_input, good_input, packages, profiles, python_package, report, stations, stubs)
             for name, function in vars(module).items() if name.startswith("test_")]
    tests = [t for t in tests if not options.tests or any(o.replace("_", " ") in t[0] for o in options.tests)]
    tally = Tally(options.verbose)

    def one(test):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-cli-"))
        os.chmod(folder, 0o755)
        try:
            test[1](Case(tools, folder))
        except Skip as skip:
            return "skip", str(skip)
        except AssertionError as error:
            return "fail", str(error) or traceback.format_exc()
        except Exception:
            return "fail", traceback.format_exc()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return "pass", None

    for (name, _), (verdict, why) in parallel(one, tests, options.jobs):
        if verdict == "skip":
            tally.skips(name, why)
        else:
            tally.check(name, why)
    return tally.finish()


if __name__ == "__main__":
    sys.modules["cli"] = sys.modules["__main__"]  # the tests import Skip from here
    sys.exit(main())
