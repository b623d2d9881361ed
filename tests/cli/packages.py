"""Many modules in one command: which, under what names, in what order told, kept where, and what goes wrong."""
from __future__ import annotations

import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile
import time

from cli import TIMEOUT, Skip, as_nobody
from support import run

FUNCTION = "def f(x):\n    return x + 1\n"
#: takes a second or so to compile
LONG = "".join(f"def f{i}(a, b):\n    for x in a:\n        b += x * {i}\n        if b > x: a.append(b)\n    return [b, a]\n"
               for i in range(80))


def package(case, **modules: str) -> None:
    """pkg/ with these modules (sub__c is pkg/sub/c.py)."""
    files = {"pkg/__init__.py": "", **{f"pkg/{name.replace('__', '/')}.py": text for name, text in modules.items()}}
    for name, text in files.items():
        path = case.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        for folder in path.relative_to(case.folder).parents:
            if str(folder) != ".":
                (case.folder / folder / "__init__.py").touch()


def made(case, below: str = ".") -> list[str]:
    """The libraries, as paths without their suffix."""
    return sorted(str(p.relative_to(case.folder)).removesuffix(case.tools.suffix) for p in (case.folder / below).rglob("*.so"))


def everything(case) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(case.folder.rglob("*")) if p.is_file() and p.stat().st_mode & 0o400}


def build(case, *arguments, cache: str | None = None, status: int = 0, **more) -> list[dict]:
    """Builds with --message-format=json; the objects it printed."""
    keep = ["--no-cache"] if cache is None else ["--cache", cache]
    done = case.justjitc(*arguments, *keep, "--message-format=json", **more)
    assert done.status == f"exit {status}", f"{done.status}, expected {status}\n{done.stdout}\n{done.stderr}"
    return [json.loads(line) for line in done.stdout.splitlines()]


def origins(said: list[dict]) -> dict[str, str]:
    return {m["name"]: m["origin"] for m in said if m["reason"] == "module"}


def errors(said: list[dict]) -> list[dict]:
    return [d for d in said if d["reason"] == "diagnostic" and d["severity"] == "error"]


def test_a_package(case):
    package(case, a=FUNCTION, sub__c="from ..a import f\n")
    said = build(case, "pkg")
    assert origins(said) == {"pkg": "compiled", "pkg.a": "compiled", "pkg.sub": "compiled", "pkg.sub.c": "compiled"}, said
    assert said[-1]["reason"] == "summary" and said[-1]["native"] == said[-1]["units"] == 5, said[-1]
    assert made(case) == ["pkg/__init__", "pkg/a", "pkg/sub/__init__", "pkg/sub/c"]
    done = case.python("import pkg.sub.c as c\nprint(c.f(1), c.__name__, c.__justjitc__, c.f.__module__)")
    assert done.ok and done.stdout.startswith("2 pkg.sub.c <justjitc") and done.stdout.endswith("pkg.a\n"), done.stdout + done.stderr


def test_modules_share_one_copy_of_the_runtime(case):
    package(case, a=FUNCTION, b=FUNCTION)
    build(case, "pkg")
    seen = run([case.tools.python, "-c", "import pkg.b, pkg.a\nfor m in (pkg, pkg.b, pkg.a): print(m.f(1) if m is not pkg else '', m.__justjitc__.runtime)"],
               cwd=case.folder)
    assert seen.stdout == " pkg\n2 pkg\n2 pkg\n", (seen.stdout, seen.stderr)


def test_same_bytes_whatever_way(case):
    package(case, a=FUNCTION, b=LONG, sub__c=FUNCTION)
    build(case, "pkg", "-j1", "-d", "one")
    build(case, "pkg", "-j5", "-d", "five", cache="cache")
    build(case, "pkg", "-j2", "-d", "cached", cache="cache")
    for name in made(case, "one"):
        first = (case.folder / (name + case.tools.suffix)).read_bytes()
        for other in "five", "cached":
            assert first == (case.folder / (name.replace("one", other, 1) + case.tools.suffix)).read_bytes(), (name, other)
        runtime = [] if name == "one/pkg/__init__" else ["--runtime-of=pkg"]
        assert case.justjitc(name.removeprefix("one/") + ".py", *runtime, "-o", "single.so").ok
        assert first == (case.folder / "single.so").read_bytes(), name


LOAD = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location(sys.argv[1], sys.argv[2])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.f(1), module.__justjitc__.runtime, sorted(m for m in sys.modules if m.startswith("pkg")))
"""


def test_one_runtime_for_a_package(case):
    package(case, a=FUNCTION, sub__c=FUNCTION, sub__deep__d=FUNCTION)
    case.write("other.py", FUNCTION)
    library = {name: case.folder / (name + case.tools.suffix) for name in ("pkg/__init__", "pkg/a", "pkg/sub/__init__", "pkg/sub/c", "pkg/sub/deep/d", "other")}
    build(case, "pkg", "other.py")
    sizes = {name: path.stat().st_size for name, path in library.items()}
    assert all((size > 200_000) == (name in ("pkg/__init__", "other")) for name, size in sizes.items()), sizes
    uses = run([case.tools.python, "-c", "import other, pkg.sub.deep.d as d, pkg.a as a; print(d.f(1), a.f(2), a.__justjitc__.runtime, d.__justjitc__.runtime)"], cwd=case.folder)
    assert uses.stdout == "2 3 other other\n", uses.stdout + uses.stderr
    # by the file alone: the package is not imported, its library has the runtime all the same
    case.write("pkg/sub/__init__.py", FUNCTION)
    build(case, "pkg")
    for name in "pkg/a", "pkg/sub/c", "pkg/sub/deep/d", "pkg/sub/__init__":
        alone = run([case.tools.python, "-c", LOAD, name.removesuffix("/__init__").replace("/", "."), str(library[name])], cwd="/")
        assert alone.stdout == f"2 pkg []\n", alone.stdout + alone.stderr
    before = run([case.tools.python, "-c", "import other\n" + LOAD, "pkg.a", str(library["pkg/a"])], cwd=case.folder)
    assert before.stdout == "2 other []\n", before.stdout + before.stderr
    # as the main module
    case.write("pkg/__main__.py", "print(__name__, __justjitc__.runtime)\n")
    build(case, "pkg")
    for module in "pkg", "pkg.__main__":
        main = run([case.tools.python, "-m", module], cwd=case.folder)
        assert main.stdout == "__main__ pkg\n", main.stdout + main.stderr
    # the package's library is gone, or no library of ours
    for spoil in (lambda p: p.unlink(), lambda p: p.write_bytes(b"no library")):
        spoil(library["pkg/__init__"])
        alone = run([case.tools.python, "-c", LOAD, "pkg.a", str(library["pkg/a"])], cwd="/")
        assert alone.status == "exit 1" and "ImportError: pkg.a was compiled together with package pkg, but the library of that package cannot be used with it: " in alone.stderr, alone.stdout + alone.stderr
        assert str(library["pkg/__init__"]) in alone.stderr, alone.stdout + alone.stderr


USES = """
import sys
import pkg.a
for _ in range(10): print(pkg.a.f("xy"))
said = pkg.__justjitc__.libraries
print(sorted(said), all(n > 0 for n in said.values()))
"""


def test_functions_of_the_standard_library(case):
    """What modules of a package import of it, the library with the runtime carries, and it runs natively."""
    package(case, a="import re\nfrom pkg.b import g\n\n\ndef f(x):\n    return re.match('(.)', x).group(1), g(x)\n",
            b="from string import (\n    Template,\n)\nimport html as h, textwrap\n\n\ndef g(x):\n    return Template('$a').substitute(a=x), h.escape(x), textwrap.dedent(x)\n")
    line = "('x', ('xy', 'xy', 'xy'))\n"
    use = lambda **more: run([case.tools.python, "-c", USES], cwd=case.folder, env={**os.environ, **more})
    for options, names in ([], "['html', 're', 'string', 'textwrap'] True"), (["--library=re,html"], "['html', 're'] True"), (["--library", "none"], "[] True"), (["--own-runtime"], "['html', 're', 'string', 'textwrap'] True"):
        build(case, "pkg", *options)
        seen = use()
        assert seen.stdout == line * 10 + names + "\n", (options, seen.stdout + seen.stderr)
    assert use(JUSTJITC_NO_LIBRARY="1").stdout == line * 10 + "[] True\n"
    assert use(JUSTJITC_INTERPRET="1").stdout.startswith(line * 10)
    case.fails(["pkg", "--library=re,nothing"], "no native code of 'nothing'", "--help", status=2)
    if shutil.which("ninja"):
        assert case.justjitc("pkg", "-d", "out", "--ninja", "build.ninja").ok and run(["ninja"], cwd=case.folder, timeout=TIMEOUT).ok
        assert set(origins(build(case, "pkg", "-d", "out")).values()) == {"up to date"}


def test_packages_without_a_runtime_to_share(case):
    package(case, a=FUNCTION, sub__c=FUNCTION)
    size = lambda name: (case.folder / (name + case.tools.suffix)).stat().st_size
    build(case, "pkg", "--own-runtime")
    assert size("pkg/a") > 200_000 and size("pkg/sub/c") > 200_000
    assert set(origins(build(case, "pkg")).values()) == {"up to date", "compiled"}
    assert size("pkg/a") < 200_000
    build(case, "pkg", "--exclude", "pkg/__init__.py")
    assert size("pkg/a") > 200_000 and size("pkg/sub/__init__") > 200_000 and size("pkg/sub/c") < 200_000
    # one of several __init__ files of a namespace package may be another's
    case.write("pkg/__init__.py", "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n")
    build(case, "pkg")
    assert size("pkg/a") > 200_000 and size("pkg/sub/__init__") > 200_000 and size("pkg/sub/c") < 200_000
    case.write("pkg/__init__.py", "def\n")
    build(case, "pkg", "--keep-going", status=1)
    assert size("pkg/a") > 200_000 and size("pkg/sub/c") > 200_000
    said = case.justjitc("pkg/a.py", "--runtime-of=pkg.a", "-o", "a.so")
    assert said.status == "exit 1" and "'pkg.a' is no module of a package 'pkg.a'" in said.stderr, said.stderr


def test_up_to_date_is_left_alone(case):
    package(case, a=FUNCTION, b=FUNCTION)
    build(case, "pkg")
    before = {p: p.stat().st_mtime_ns for p in case.folder.rglob("*.so")}
    os.utime(case.folder / "pkg/a.py")  # newer, but the same
    assert set(origins(build(case, "pkg")).values()) == {"up to date"}
    assert before == {p: p.stat().st_mtime_ns for p in case.folder.rglob("*.so")}
    case.write("pkg/a.py", FUNCTION + "x = 1\n")
    assert origins(build(case, "pkg")) == {"pkg": "up to date", "pkg.a": "compiled", "pkg.b": "up to date"}
    assert set(origins(build(case, "pkg", "-O1")).values()) == {"compiled"}
    library = case.folder / ("pkg/b" + case.tools.suffix)
    library.write_bytes(library.read_bytes()[:-5000])
    assert origins(build(case, "pkg", "-O1"))["pkg.b"] == "compiled"


def test_clean_removes_what_was_made(case):
    package(case, a=FUNCTION, b=FUNCTION)
    foreign = case.folder / ("pkg/other" + case.tools.suffix)
    foreign.write_bytes(b"\x7fELF of somebody else" * 100)
    before = everything(case)
    build(case, "pkg")
    build(case, "pkg", "-d", "out/tree")
    (case.folder / "pkg/b.py").rename(case.folder / "b.kept")  # its library is an orphan now
    assert case.justjitc("--clean", "pkg").ok
    assert case.justjitc("--clean", "pkg", "-d", "out/tree").ok
    (case.folder / "b.kept").rename(case.folder / "pkg/b.py")
    assert everything(case).keys() == before.keys(), everything(case).keys() ^ before.keys()
    assert not (case.folder / "out/tree").exists()


def test_selection(case):
    package(case, a=FUNCTION, b=FUNCTION, sub__c=FUNCTION, tests__t=FUNCTION)
    case.write("pkg/my-script.py", "")
    (case.folder / ".hidden").mkdir()
    case.write(".hidden/x.py", "")
    for arguments, names in (
            (["pkg", "--exclude", "tests"], "pkg pkg.a pkg.b pkg.sub pkg.sub.c"),
            (["--exclude", "tests", "--exclude=sub", "pkg"], "pkg pkg.a pkg.b"),
            (["pkg", "--exclude", "pkg.tests.*", "--exclude", "pkg/s*/"], "pkg pkg.a pkg.b pkg.tests"),
            (["pkg", "--only", "**/[ab].py"], "pkg.a pkg.b"),
            (["pkg/**/*.py", "--exclude", "__init__.py", "--exclude", "my-*"], "pkg.a pkg.b pkg.sub.c pkg.tests.t"),
            (["pkg/*/c.py", "pkg/a.py", "./pkg/a.py"], "pkg.a pkg.sub.c"),
            ([".", "--only", "pkg.sub.c"], "pkg.sub.c"),
            (["pkg/sub/", "pkg/b.py"], "pkg.b pkg.sub pkg.sub.c")):
        said = build(case, *arguments, "-d", "out")
        assert " ".join(sorted(origins(said))) == names, (arguments, origins(said))
    case.fails(["pkg/*.pyx"], "pkg/*.pyx", "no file matches")
    case.fails(["pkg", "--exclude", "*"], "no module is left")
    case.fails(["pkg", "-o", "x.so"], "-d", status=2)
    case.fails(["pkg", "--emit=ir"], "one module", status=2)


def test_namespace_packages(case):
    for name in "ns/one/__init__.py", "ns/one/m.py", "ns/plain/n.py", "ns/top.py", "my-tools/u.py":
        (case.folder / name).parent.mkdir(parents=True, exist_ok=True)
        case.write(name, FUNCTION)
    assert set(origins(build(case, ".", "-d", "a"))) == {"one", "one.m", "ns.plain.n", "ns.top", "u"}
    assert set(origins(build(case, "ns", "-d", "b"))) == {"one", "one.m", "plain.n", "top"}
    assert set(origins(build(case, "ns", "-d", "c", "--package-root", "."))) == {"ns.one", "ns.one.m", "ns.plain.n", "ns.top"}
    assert case.python("sys.path[0] = 'c'\nimport ns.plain.n as n\nprint(n.__justjitc__)").stdout.startswith("<justjitc")


def test_two_modules_of_one_name(case):
    for name in "a/pkg/__init__.py", "a/pkg/m.py", "b/pkg/__init__.py", "b/pkg/m.py":
        (case.folder / name).parent.mkdir(parents=True, exist_ok=True)
        case.write(name, "")
    case.fails(["."], "two modules of one name", "'pkg.m'", "a/pkg/m.py", "b/pkg/m.py", "--exclude")
    case.write("a/pkg/sub.py", "")
    (case.folder / "a/pkg/sub").mkdir()
    case.write("a/pkg/sub/__init__.py", "")
    case.fails(["a"], "two modules of one name", "'pkg.sub'")


def test_bad_input_leaves_everything(case):
    package(case, a=FUNCTION, b="def f(:\n", c=FUNCTION, d="x = (\n")
    before = everything(case)
    for jobs in "-j1", "-j4":
        said = build(case, "pkg", jobs, status=1)
        assert [e["file"] for e in errors(said)] == ["pkg/b.py"], said
        assert errors(said)[0]["line"] == 1 and errors(said)[0]["source_line"] == "def f(:"
        assert everything(case) == before
    said = build(case, "pkg", "--keep-going", status=1)
    assert [e["file"] for e in errors(said)] == ["pkg/b.py", "pkg/d.py"]
    assert made(case) == ["pkg/__init__", "pkg/a", "pkg/c"] and said[-1]["failed"] == 2


def test_an_unreadable_file_among_many(case):
    nobody = as_nobody()
    package(case, **{f"m{i}": FUNCTION for i in range(30)})
    for path in [case.folder, *case.folder.rglob("*")]:
        path.chmod(0o777)
    (case.folder / "pkg/m17.py").chmod(0)
    done = run([*nobody, case.tools.justjitc, "pkg", "--no-cache"], cwd=case.folder, timeout=TIMEOUT)
    assert done.status == "exit 1" and "pkg/m17.py" in done.stderr and "Permission denied" in done.stderr, done.stderr
    assert made(case) == []
    (case.folder / "pkg/locked").mkdir(mode=0)
    done = run([*nobody, case.tools.justjitc, "pkg", "--no-cache"], cwd=case.folder, timeout=TIMEOUT)
    (case.folder / "pkg/locked").chmod(0o700)
    assert done.status == "exit 1" and "pkg/locked" in done.stderr, done.stderr


def test_cache(case):
    package(case, a=FUNCTION, b=FUNCTION)
    assert set(origins(build(case, "pkg", cache="cache")).values()) == {"compiled"}
    shutil.copytree(case.folder / "pkg", case.folder / "moved/pkg", ignore=shutil.ignore_patterns("*.so"))
    assert set(origins(build(case, "moved/pkg", cache="cache")).values()) == {"from the cache"}
    assert set(origins(build(case, "moved/pkg", "-O1", cache="cache")).values()) == {"compiled"}
    assert not list(case.folder.glob("cache/**/*.tmp"))


def test_damaged_cache_entries_are_made_again(case):
    package(case, a=FUNCTION, b=FUNCTION, c=FUNCTION)
    build(case, "pkg", "-d", "out", cache="cache")
    for index, entry in enumerate(sorted(p for p in (case.folder / "cache").rglob("*") if p.is_file())):
        content = bytearray(entry.read_bytes())
        content[len(content) // 2] ^= 1
        entry.write_bytes([bytes(content), content[:100], b"", content + b"x"][index])
    said = build(case, "pkg", "-d", "again", cache="cache")
    assert set(origins(said).values()) == {"compiled"} and said[-1]["damaged_cache_entries"] == 4, said
    assert set(origins(build(case, "pkg", "-d", "third", cache="cache")).values()) == {"from the cache"}
    for name in made(case, "out"):
        assert (case.folder / (name + case.tools.suffix)).read_bytes() == \
            (case.folder / (name.replace("out", "third", 1) + case.tools.suffix)).read_bytes()


def test_cache_size(case):
    package(case, **{f"m{i}": FUNCTION for i in range(6)})
    build(case, "pkg/m0.py", "-d", "out", cache="cache")
    size = sum(p.stat().st_size for p in (case.folder / "cache").rglob("*") if p.is_file())
    limit = str(size * 7 // 2)  # three entries
    case.write("cache/not-ours", "stays")
    for i in range(1, 6):
        time.sleep(0.02)
        build(case, f"pkg/m{i}.py", "--cache-size", limit, "-d", "out", cache="cache")
        time.sleep(0.02)
        assert origins(build(case, "pkg/m0.py", "-d", f"other{i}", cache="cache")) == {"pkg.m0": "from the cache"}
    kept = [origins(build(case, f"pkg/m{i}.py", "-d", "last", cache="cache"))[f"pkg.m{i}"] for i in range(6)]
    assert kept == ["from the cache", "compiled", "compiled", "compiled", "from the cache", "from the cache"], kept
    assert (case.folder / "cache/not-ours").exists()
    case.fails(["pkg", "--cache-size", "much"], "a size is a number", status=2)


def test_a_cache_that_cannot_be_written(case):
    package(case, a=FUNCTION)
    case.write("file", "")
    said = build(case, "pkg", cache="file/cache")
    warnings = [d["message"] for d in said if d["reason"] == "diagnostic"]
    assert len(warnings) == 1 and "the cache cannot be used" in warnings[0], said
    assert made(case) == ["pkg/__init__", "pkg/a"]


def test_two_builds_at_once(case):
    package(case, **{f"m{i}": LONG.replace("* ", f"* {i} + ") for i in range(4)})
    command = [case.tools.justjitc, "pkg", "-j2", "--cache", "cache", "-q"]
    both = [subprocess.Popen(command, cwd=case.folder) for _ in range(2)]
    assert [p.wait(TIMEOUT) for p in both] == [0, 0]
    assert set(origins(build(case, "pkg", cache="cache")).values()) == {"up to date"}
    assert set(origins(build(case, "pkg", "-d", "out", cache="cache")).values()) == {"from the cache"}
    assert not [p for p in case.folder.rglob("*.tmp")]


def test_full_disk(case):
    """Results that do not fit: a message, no half-written file, and the earlier ones as they were."""
    package(case, a=FUNCTION, b=FUNCTION)
    script = ('mount -t tmpfs -o size=200k tmpfs "$1" || exit 99\n'
              'cp -r pkg "$1/" && cd "$1" || exit 99\n'
              '"$2" pkg --no-cache; echo "status $?"; find . -type f')
    (case.folder / "small").mkdir()
    done = run(["unshare", "-rm", "sh", "-c", script, "sh", "small", case.tools.justjitc], cwd=case.folder, timeout=TIMEOUT) \
        if shutil.which("unshare") else None
    if done is None or done.status == "exit 99" or "unshare" in done.stderr:
        raise Skip("cannot mount a small file system here")
    assert "status 1" in done.stdout and "No space left" in done.stderr, done.stdout + done.stderr
    assert ".tmp" not in done.stdout, done.stdout


def test_file_size_limit(case):
    package(case, a=FUNCTION)
    before = everything(case)

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = case.justjitc("pkg", "--no-cache", preexec=limit)
    assert done.status == "exit 1" and "File too large" in done.stderr, done.status + done.stderr
    assert everything(case) == before


def interrupted(case, kind: signal.Signals, whole_group: bool) -> None:
    package(case, **{f"m{i}": LONG for i in range(6)})
    before = everything(case)
    for after in 0.05, 0.3, 0.8:
        scratch = pathlib.Path(tempfile.mkdtemp(dir=case.folder))
        process = subprocess.Popen([case.tools.justjitc, "pkg", "-j3", "--no-cache"], cwd=case.folder, start_new_session=True,
                                   stderr=subprocess.DEVNULL, env=dict(os.environ, TMPDIR=str(scratch)),
                                   preexec_fn=lambda: signal.signal(kind, signal.SIG_DFL) if kind != signal.SIGKILL else None)  # a job in the background ignores SIGINT
        time.sleep(after)
        (os.killpg if whole_group else os.kill)(process.pid, kind)
        assert process.wait(TIMEOUT) == -kind, process.returncode
        deadline = time.monotonic() + 30
        while True:  # children notice that it is gone
            try:
                os.killpg(process.pid, 0)
            except ProcessLookupError:
                break
            assert time.monotonic() < deadline, "children go on"
            time.sleep(0.02)
        assert os.listdir(scratch) == [], os.listdir(scratch)
        scratch.rmdir()
        assert everything(case) == before


def test_ctrl_c(case):
    interrupted(case, signal.SIGINT, whole_group=True)


def test_interrupt_of_the_parent_alone(case):
    interrupted(case, signal.SIGTERM, whole_group=False)


def test_killed(case):
    interrupted(case, signal.SIGKILL, whole_group=False)


def test_a_child_that_dies(case):
    """A module whose process is ended from outside: said, with the exit code of internal errors, and nothing is written."""
    package(case, a=FUNCTION, b=LONG * 10)
    process = subprocess.Popen([case.tools.justjitc, "pkg", "-j1", "--no-cache"], cwd=case.folder, stderr=subprocess.PIPE, text=True)
    children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.wait(TIMEOUT)
        raise Skip("this kernel does not list children")
    deadline = time.monotonic() + TIMEOUT
    while "pkg.a: compiled" not in process.stderr.readline():
        assert time.monotonic() < deadline
    time.sleep(0.2)
    os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
    _, said = process.communicate(timeout=TIMEOUT)
    assert process.returncode == 70 and "pkg/b.py" in said and "signal 9" in said, said
    assert made(case) == []


def test_pyproject(case):
    package(case, a="assert True\n" + FUNCTION, b=FUNCTION)
    case.write("pyproject.toml", '[tool.other]\njustjitc = 1\n[tool.justjitc]\nmodules = ["pkg/**/*.py"]\nexclude = ["b.py"]\noptimize = 0\n')
    assert set(origins(build(case))) == {"pkg", "pkg.a"}
    assert origins(build(case, "pkg", "-O0", "--no-config")) == {"pkg": "up to date", "pkg.a": "up to date", "pkg.b": "compiled"}
    for text, line, column, message in (
            ('[tool.justjitc]\nmodules = []\nexlude = ["x"]\n', 3, 1, "unknown key 'exlude'"),
            ('tool.justjitc.strict = 1\n', 1, 15, "'strict' must be true or false"),
            ('[tool]\nx = """\n[tool.justjitc]\nbad = 1\n"""\njustjitc = { optimize = 2, "target-cpu" = 5 }\n', 6, 28, "'target-cpu' must be"),
            ('[tool.justjitc]\noptimize = 4\n', 2, 1, "'optimize' must be a number from 0 to 3"),
            ('[ tool . "justjitc" ]\n  a.b = 1\n', 2, 5, "unknown key 'a'"),
            ('[tool.justjitc]\nexclude = [\n  "a", # ]\n  1]\n', 2, 1, "'exclude' must be a list"),
            ('[tool.justjitc]\nx = = 1\n', 2, 5, "not valid TOML")):
        case.write("pyproject.toml", text)
        said = build(case, "pkg", status=1)
        assert len(said) == 1 and (said[0]["line"], said[0]["column"]) == (line, column) and message in said[0]["message"], (text, said)
    case.write("pyproject.toml", '[tool.justjitc]\nexlude = ["x"]\n')
    done = case.fails(["pkg/a.py"], "pyproject.toml:2:1: error: unknown key 'exlude' in [tool.justjitc]", "\n    2 | exlude = [\"x\"]\n      | ^~~~~~\n", "known are modules")
    assert done.stdout == ""


def test_depfile(case):
    package(case, a=FUNCTION)
    case.write("pyproject.toml", "[tool.justjitc]\nstrict = true\n")
    build(case, "pkg", "--depfile", "all.d")
    rules = (case.folder / "all.d").read_text().splitlines()
    assert [r.split(":")[0] for r in rules] == ["pkg/__init__" + case.tools.suffix, "pkg/a" + case.tools.suffix], rules
    assert " pkg/a.py " in rules[1] and rules[1].endswith(" pyproject.toml"), rules
    assert case.justjitc("pkg/a.py", "-o", "a b.so", "--depfile", "one.d").ok
    assert (case.folder / "one.d").read_text().startswith("a\\ b.so: pkg/a.py ")


def test_ninja(case):
    if not shutil.which("ninja"):
        raise Skip("no ninja here")
    package(case, a=FUNCTION, b=FUNCTION)
    case.write("pyproject.toml", "[tool.justjitc]\noptimize = 1\n")
    assert case.justjitc("pkg", "-d", "out", "--ninja", "build.ninja").ok and made(case) == []
    first = run(["ninja"], cwd=case.folder, timeout=TIMEOUT)
    assert first.ok and "[3/3]" in first.stdout, first.stdout + first.stderr
    assert made(case) == ["out/pkg/__init__", "out/pkg/a", "out/pkg/b"]
    assert "no work to do" in run(["ninja"], cwd=case.folder, timeout=TIMEOUT).stdout
    case.write("pkg/a.py", FUNCTION + "y = 2\n")
    assert "[1/1] justjitc pkg/a.py" in run(["ninja"], cwd=case.folder, timeout=TIMEOUT).stdout
    assert set(origins(build(case, "pkg", "-d", "out")).values()) == {"up to date"}


def test_a_terminal_and_a_pipe(case):
    import pty
    package(case, a=LONG, b=FUNCTION)
    done = case.justjitc("pkg", "--no-cache")
    assert done.ok and "[3/3] pkg.b: compiled\n3 modules: 3 compiled; " in done.stderr and "\r" not in done.stderr, done.stderr
    assert case.justjitc("pkg", "--no-cache", "-O1", "--quiet").stderr == ""
    master, slave = pty.openpty()
    process = subprocess.Popen([case.tools.justjitc, "pkg", "--no-cache", "-O3"], cwd=case.folder, stderr=slave,
                               env=dict(os.environ, TERM="xterm"))
    os.close(slave)
    shown = b""
    while True:
        try:
            got = os.read(master, 65536)
        except OSError:  # how a terminal ends
            break
        if not got:
            break
        shown += got
    os.close(master)
    assert process.wait(TIMEOUT) == 0
    assert b"[########" in shown and b"3/3" in shown and b"lines/s" in shown and b"\npkg" not in shown, shown
    assert shown.rstrip().endswith(b"a second)"), shown
