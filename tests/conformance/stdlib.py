"""The whole standard library under --strict: every module compiles, and imports where it does so interpreted.

    stdlib.py [NAME ...] [-O N] [-j N] [-v]     (./x conformance --stdlib [--python P] ...)

NAMEs pick modules by a part of their name. Test folders, site-packages and templates are left out. The last lines say
how many modules and lines were compiled, in how much CPU time, how big the result is, and how many code objects stayed bytecode.
"""
from __future__ import annotations

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import Tally, Toolchain, add_toolchain_options, parallel, run  # noqa: E402

NOT_LIBRARY = re.compile(r"^(test|tests|idle_test|site-packages|dist-packages|__pycache__|config-.*|lib-dynload|test_.*)$")
# Importing these does something to the outside: a browser is opened, a window, a file is removed.
NOT_IMPORTED = "antigravity", "idlelib.idle", "turtledemo.__main__", "idlelib.__main__"


def modules(library: pathlib.Path) -> list[tuple[str, pathlib.Path]]:
    found = []
    for folder, folders, files in os.walk(library):
        folders[:] = sorted(f for f in folders if not NOT_LIBRARY.match(f) and f.isidentifier())
        for file in sorted(files):
            path = pathlib.Path(folder, file)
            if path.suffix == ".py" and path.stem.isidentifier():
                parts = path.relative_to(library).with_suffix("").parts
                found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return [(name, path) for name, path in found if name]


def is_data_folder(path: pathlib.Path) -> bool:
    return path.is_dir() and not NOT_LIBRARY.match(path.name) and not any(path.rglob("*.py"))


class Library:
    def __init__(self, tools: Toolchain, level: str, folder: pathlib.Path):
        self.tools, self.level, self.folder = tools, level, folder
        self.lock = threading.Lock()
        self.compiled = self.lines = self.size = self.bytecode = self.imported = 0
        self.cpu = 0.0

    def check(self, item: tuple[str, pathlib.Path]) -> str | None:
        """None, or what went wrong."""
        name, source = item
        output = self.place(source) / (source.stem + ".so")
        command = [self.tools.justjitc, str(source), "-o", str(output), "--strict", "-O" + self.level, "--module-name=" + name]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        text = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        with self.lock:
            self.cpu += usage.ru_utime + usage.ru_stime
            self.lines += source.read_bytes().count(b"\n")
        if process.returncode:
            with self.lock:
                self.bytecode += max(1, text.count(" error: "))
            return f"compiling: exit status {process.returncode}\n{text[-2000:]}"
        with self.lock:
            self.compiled += 1
            self.size += output.stat().st_size
        return self.imports(name, source, output)

    def place(self, source: pathlib.Path) -> pathlib.Path:
        """A folder as the source's, with links to the files and the folders of data in it: modules look for them beside themselves."""
        folder = self.folder / source.parent.relative_to(self.tools.library)
        with self.lock:
            folder.mkdir(parents=True, exist_ok=True)
            for path in source.parent.iterdir():
                if not (folder / path.name).exists() and (path.is_file() or is_data_folder(path)):
                    (folder / path.name).symlink_to(path)
        return folder

    def imports(self, name: str, source: pathlib.Path, output: pathlib.Path) -> str | None:
        if name in NOT_IMPORTED or name.endswith("__main__"):
            return None
        package = str(source.parent) if source.name == "__init__.py" else None
        table = {name: (str(output), str(source), package)}
        finder = f"sys.path.insert(0, {str(HERE)!r}); import compiled_finder; del sys.path[0]; compiled_finder.install({table!r})"
        check = (f"m = [i for i in compiled_finder.loaded.get({name!r}, ()) if i]; assert m, 'not native'\n"
                 "assert not list(m[0].not_native), list(m[0].not_native)")
        ours = self.import_with(f"import sys; {finder}; import {name}\n{check}")
        if ours.ok:
            with self.lock:
                self.imported += 1
            return None
        theirs = self.import_with(f"import sys; import {name}")
        return None if not theirs.ok else f"importing: {ours.status}\n{ours.stderr[-2000:]}"

    def import_with(self, code: str):
        environment = {"PATH": "/usr/bin:/bin", "BROWSER": "true", "LANG": "C.UTF-8"}
        return run([self.tools.python, "-I", "-S", "-c", code], cwd=self.folder, env=environment, timeout=120)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_toolchain_options(parser)
    parser.add_argument("names", nargs="*")
    parser.add_argument("-O", dest="level", choices="0123", default="2", help="optimisation level")
    options = parser.parse_args()
    tools = Toolchain(options.justjitc, options.python)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-stdlib-"))
    library = Library(tools, options.level, folder)
    tally = Tally(options.verbose)
    chosen = [m for m in modules(tools.library) if not options.names or any(n in m[0] for n in options.names)]
    for (name, _), why in parallel(library.check, chosen, options.jobs):
        tally.check(name, why)
    shutil.rmtree(folder, ignore_errors=True)
    print(f"3.{tools.minor}, -O{options.level}: {library.compiled} of {len(chosen)} modules compiled, {library.lines} lines, {library.cpu:.0f} s of CPU, "
          f"{library.size / 1e6:.1f} MB; {library.bytecode} code objects left as bytecode; {library.imported} imported natively")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
