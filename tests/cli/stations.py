"""Options that show what happens inside, help, and colours."""
import difflib
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import time

from cli import Skip
from support import ROOT, run

GENERATOR = "def two(a):\n    x = yield a\n    yield x\n"
LOOP = "def total(n):\n    s = 0\n    for i in range(n):\n        s += i * i\n    return s\n\n\nprint(total(10))\n"


def shown(case, *arguments):
    done = case.justjitc(*arguments)
    assert done.ok, f"{arguments}: {done.status}\n{done.stderr[-2000:]}"
    return done.stdout


def test_help_and_version(case):
    text = shown(case, "--help")
    for word in ("-o", "-O", "-g", "--strict", "--emit", "--print-after", "--time", "--target-cpu", "--module-name", "--version", "Exit codes", "Examples"):
        assert word in text, f"--help does not mention {word}"
    text = shown(case, "--version")
    assert re.search(r"\d+\.\d+\.\d+", text) and f"3.{case.tools.minor}" in text and case.tools.suffix in text and "x86_64" in text, text


def test_man_page(case):
    text = shown(case, "--man")
    for wanted in (".TH JUSTJITC 1", ".SH PACKAGES", r"\fB\-\-report\fR \fIFILE\fR", r"\fB\-o\fR, \fB\-\-output\fR \fIOUT\fR", ".SH EXAMPLES"):
        assert wanted in text, f"{wanted} is not in\n{text}"
    if shutil.which("groff"):
        done = subprocess.run(["groff", "-man", "-Tutf8", "-ww"], input=text, capture_output=True, text=True)
        assert done.returncode == 0 and not done.stderr, done.stderr


def completion(case, shell, *syntax):
    """The file of a shell's completion, which the shell itself can read, beside a module and folders to complete; a Skip without that shell."""
    script = shown(case, "--shell-completion", shell)
    assert "report" in script and "llvm-ir" in script, script
    if not shutil.which(shell):
        raise Skip(f"there is no {shell}")
    path = case.write("_justjitc", script)
    done = subprocess.run([shell, *syntax, path], capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr, done.stderr
    for name in ("completed.py", "with space.py", "other.txt"):
        case.write(name, "")
    for name in ("folder/inner.py", "folders/inner.py"):
        (case.folder / name).parent.mkdir()
        case.write(name, "")
    return path


def test_completion_in_bash(case):
    path = completion(case, "bash", "-n")
    ask = ("source \"$0\"; COMP_WORDS=(justjitc \"${@}\"); COMP_CWORD=$#; _justjitc; printf '%s\\n' \"${COMPREPLY[@]}\"")

    def complete(*words):
        return sorted(subprocess.run(["bash", "-c", ask, path, *words], cwd=case.folder, capture_output=True, text=True).stdout.splitlines())
    assert complete("--rep") == ["--report"]
    assert complete("--emit", "=", "ll") == ["llvm-ir"] and complete("--emit", "b") == ["bytecode"] and complete("--print-after", "gen") == ["generator-lowering"]
    assert complete("comp") == ["completed.py"] and complete("with") == ["with space.py"] and complete("oth") == [""]
    assert complete("-o", "oth") == ["other.txt"] and complete("-d", "fo") == ["folder", "folders"] and complete("-d", "comp") == [""]


def completed_by_zsh(case, lines, *setup):
    """What stands on the command line of an interactive zsh after a tab."""
    seen = case.folder / "seen"
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(case.folder)
        os.execvpe("zsh", ["zsh", "-f", "-i"], {**os.environ, "TERM": "dumb"})
    keep = "keep() { print -r -- \"$BUFFER\" >> seen; BUFFER= }; zle -N keep; bindkey '^X' keep; bindkey '^I' complete-word; : > seen\n"
    said = bytearray()

    def wait(until):
        end = time.monotonic() + 60
        while not until():
            assert time.monotonic() < end, said.decode(errors="replace")
            if select.select([terminal], [], [], 0.05)[0]:
                said.extend(os.read(terminal, 1 << 16))
    try:
        os.write(terminal, "; ".join(["autoload -U compinit", *setup, keep]).encode())
        wait(seen.exists)
        for n, line in enumerate(lines, 1):
            os.write(terminal, (line + "\t\x18").encode())
            wait(lambda: seen.read_text().count("\n") == n)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
    result = seen.read_text().splitlines()
    seen.unlink()
    return result


def test_completion_in_zsh(case):
    completion(case, "zsh", "-n")
    asked = {"--rep": "--report=", "--emit=ll": "--emit=llvm-ir ", "--emit b": "--emit bytecode ", "--print-after gen": "--print-after generator-lowering ", "-vq --lis": "-vq --list-passes ",
             "--only a --onl": "--only a --only=", "--output a --outp": "--output a --outp", "comp": "completed.py ", "a.py wi": "a.py with\\ space.py ", "fo": "folder", "folders/": "folders/inner.py ",
             "-o oth": "-o other.txt ", "--report=oth": "--report=other.txt ", "-d fo": "-d folder", "--stubs=folders": "--stubs=folders/"}
    wanted = ["justjitc " + line for line in asked.values()]
    for setup in (["fpath=($PWD $fpath)", "compinit -D -u"], ["compinit -D -u", "source _justjitc"]):
        done = completed_by_zsh(case, ["justjitc " + line for line in asked], *setup)
        assert done == wanted, f"{setup}\n{done}\n{wanted}"


def test_completion_in_fish(case):
    path = completion(case, "fish", "--no-execute")

    def complete(line):
        done = subprocess.run(["fish", "--no-config", "-c", f"source {path}; complete -C 'justjitc {line}'"], cwd=case.folder, capture_output=True, text=True)
        assert done.returncode == 0 and not done.stderr, done.stderr
        return [word.split("\t")[0] for word in done.stdout.splitlines()]
    assert complete("--rep") == ["--report"] and complete("--only a --onl") == ["--only"]
    assert complete("--emit=ll") == ["--emit=llvm-ir"] and complete("--emit b") == ["bytecode"] and complete("--print-after gen") == ["generator-lowering"]
    assert complete("comp") == ["completed.py"] and complete("a.py wi") == ["with space.py"] and complete("folders/") == ["folders/inner.py"]
    assert complete("-o oth") == ["other.txt"] and complete("-d fo") == ["folder/", "folders/"] and complete("-d comp") == []


def test_every_station(case):
    case.write("m.py", GENERATOR + LOOP)
    for station, pattern in (("code", r"two"), ("bytecode", r"(?i)yield"), ("ir", r"(?i)func"), ("facts", r"function total"), ("llvm-ir", r"define "), ("asm", r"\.globl|\.text")):
        text = shown(case, "m.py", f"--emit={station}")
        assert re.search(pattern, text), f"--emit={station}:\n{text[:500]}"
    assert sorted(os.listdir(case.folder)) == ["m.py"], "text goes to standard output"
    shown(case, "m.py", "--emit=obj", "-o", "m.o")
    assert (case.folder / "m.o").read_bytes()[:4] == b"\x7fELF"
    shown(case, "m.py", "--emit=ir", "-o", "m.ir")
    assert (case.folder / "m.ir").read_text() == shown(case, "m.py", "--emit=ir")


def test_dispatch_of_a_generator(case):
    """The switch of the step function over start, resume_after_yield_1, resume_after_yield_2 and error."""
    case.write("m.py", GENERATOR)
    text = shown(case, "m.py", "--emit=llvm-ir", "-O0")
    switches = re.findall(r"switch i32 .*?\[(.*?)\]", text, re.S)
    wanted = ["start", "resume_after_yield_1", "resume_after_yield_2"]
    assert any(all(re.search(rf"label %{name}\b", s) for name in wanted) for s in switches), f"no such switch in\n{text[:6000]}"
    for name in [*wanted, "error"]:
        assert re.search(rf"^{name}:", text, re.M), f"no block {name}"
    text = shown(case, "m.py", "--emit=llvm-ir")
    assert "resume_after_yield_2" in text


def test_known_builtins_in_loops(case):
    """A loop compares the callable with the builtin of that name and calls its entry; with another number of arguments it does not."""
    case.write("m.py", """
def loop(items):
    out = []
    for item in items:
        out.append(ord(item))
    return out
def other(items):
    for item in items:
        ord(item, item)
        items.append()
""")
    functions = re.split(r"^define ", shown(case, "m.py", "--emit=llvm-ir"), flags=re.M)
    calls = {name: re.findall(r"@JITKnown(\w+)", next(f for f in functions if f'@"{name}$body"' in f.split("\n")[0])) for name in ("loop", "other")}
    assert sorted(calls["loop"]) == ["ListAppend", "Ord"], calls
    assert not calls["other"], calls


def typed_regions(case, source: str, *options: str) -> list[str]:
    """The functions that have one."""
    return re.findall(r'^function "(.+)".*\n.*typed-region', shown(case, source, "--emit=ir", "--print-after=speculate", *options), re.M)


def test_typed_regions_weigh_loops_by_their_depth(case):
    """Arithmetic in an inner loop over objects pays; beside as many calls it does not."""
    case.write("m.py", """
def pays(points):
    found = 0.0
    for p in points:
        for q in points:
            found -= p.x * q.x
    return found
def does_not(points):
    found = 0.0
    for p in points:
        found -= p.f(p.g, p.h(), p.i[p.j], p.k.l)
        for q in points:
            p.f(q.x, q.y, q.z)
    return found
""")
    assert typed_regions(case, "m.py") == ["pays"], typed_regions(case, "m.py")


def test_small_forms(case):
    """In a function too long for inline forms an operation is one call, which releases what dies, and the frame is not told first."""
    lines = 150
    case.write("m.py", "def long(self, other):\n" + "    self.total = self.total + other.part.size(self[1])\n" * lines)
    text = shown(case, "m.py", "--emit=llvm-ir")
    body = next(f for f in re.split(r"^define ", text, flags=re.M) if '@"long$body"' in f.split("\n")[0])
    calls = re.findall(r"call [^@\n]*@(JIT\w+)\(", body)
    wanted = {"LoadAttr": 2 * lines, "LoadMethodRelease": lines, "LoadSubscr": lines, "BinaryOpConsume": lines, "StoreAttrRelease": lines}
    found = {name: calls.count(f"JIT{name}At") for name in wanted}
    assert found == wanted and calls.count("JITCallRelease") == lines, calls
    assert not {"JITLoadAttr", "JITStoreAttr", "JITCall"} & set(calls), calls
    assert calls.count("JITSetOffset") + calls.count("JITMoveOffset") <= lines + 1, calls  # calls of functions that may be anything, and the return


FACTS = """
import math
import os.path as path
from random import random as dice, gauss
N = 100
both = 1
root = math.sqrt
class Base:
    kind = 'base'
    def __init__(self, x):
        self.x = x
    @property
    def area(self):
        return self.x * 2
    @classmethod
    def make(cls):
        return cls(1)
    @staticmethod
    def helper(a):
        return a
class Point(Base):
    __slots__ = 'a', 'b'
    def norm(self, scale: float):
        self.a = 1
        return self.x * scale
def inner(a, b):
    return a * b + 1
def loop(n):
    global both
    both += 1
    s = 0
    for i in range(n):
        s += inner(i, 3)
    return s
def peek():
    return locals()
def gen(n):
    yield n
def main():
    q = Point(3)
    return q.norm(2.0), loop(5)
loop(3)
"""
FACTS_TEXT = """\
module m: m.py

global Base: class Base (line 8)
global N: 100 (line 5)
global Point: class Point (line 21)
global both: bound 2 times (line 6)
global dice: random.random (line 4)
global gauss: random.gauss (line 4)
global gen: function gen (line 37)
global inner: function inner (line 26)
global loop: function loop (line 28)
global main: function main (line 39)
global math: math (line 2)
global path: os.path (line 3)
global peek: function peek (line 35)
global root: math.sqrt (line 7)

class Base (line 8)
  methods: __init__ (line 10)
  properties: area (line 12)
  class methods: make (line 15)
  static methods: helper (line 18)
  other members: kind
  attributes: x (line 11)

function Base.__init__ (line 10)
  arguments: self, x
  code: plain, locals in registers, unframed copy

function Base.area (line 12)
  arguments: self
  result: int
  code: plain, locals in registers, unframed copy

function Base.make (line 15)
  arguments: cls
  code: plain, locals in registers

function Base.helper (line 18)
  arguments: a
  code: plain, locals in registers, unframed copy

class Point (line 21)
  bases: Base (line 8)
  slots: a, b
  methods: norm (line 23)
  attributes: a (line 24)

function Point.norm (line 23)
  arguments: self, scale: float
  result: float
  called by: main (line 41)
  code: plain, locals in registers, unframed copy, direct entry

function inner (line 26)
  arguments: a: int, b: int
  result: int
  called by: loop (line 33) in registers
  code: plain, locals in registers, frameless variant, unframed copy

function loop (line 28)
  arguments: n: int
  result: int
  called by: <module> (line 42), main (line 41)
  code: plain, locals in registers, typed region, direct entry

function peek (line 35)
  code: plain, locals in the frame

function gen (line 37)
  arguments: n
  code: generator, locals in registers

function main (line 39)
  code: plain, locals in registers
"""


def test_facts(case):
    """What the passes knew of every name, class and function; without optimisation nobody looks, and functions are in their plain form."""
    case.write("m.py", FACTS)
    text = shown(case, "m.py", "--emit=facts")
    assert text == FACTS_TEXT, "\n".join(difflib.unified_diff(FACTS_TEXT.split("\n"), text.split("\n"), lineterm="", n=0))
    assert shown(case, "m.py", "--emit=facts") == text
    plain = shown(case, "m.py", "--emit=facts", "-O0")
    assert "global" not in plain and "  code: generator, locals in registers" in plain and "direct" not in plain, plain
    case.write("d.py", "def decorate(c):\n    return c\n@decorate\nclass C:\n    pass\n@print\ndef f():\n    pass\n")
    text = shown(case, "d.py", "--emit=facts")
    assert re.search(r"^global C: class C ", text, re.M) and re.search(r"^global f: an object ", text, re.M), text
    # what has items is no int, though it is a product of one
    case.write("a.py", "from array import array\ndef fill(data, n):\n    data[0] = n + 1\ndef main(n):\n    data = array('d', [0]) * n\n    fill(data, n)\n    return data[0], 2 * n\n")
    assert "function fill (line 2)\n  arguments: data, n: int\n" in shown(case, "a.py", "--emit=facts")


def test_print_after(case):
    case.write("m.py", GENERATOR)
    before = shown(case, "m.py", "--emit=ir")
    text = shown(case, "m.py", "--emit=ir", "--print-after=generator-lowering")
    assert "yield" in before.lower() and "dispatch" in text.lower(), text[:3000]
    everything = shown(case, "m.py", "--emit=ir", "--print-after=all")
    for line in shown(case, "--list-passes").splitlines():
        if line.strip():
            assert len(everything) > len(text)


def test_time_and_verbose(case):
    case.write("m.py", LOOP)
    done = case.justjitc("m.py", "--time", "-v")
    text = done.stdout + done.stderr
    assert done.ok and re.search(r"\d", text) and "m" + case.tools.suffix in text, text


def test_optimisation_levels_and_debug_information(case):
    for number, options in enumerate((["-O0"], ["-O1"], ["-O2"], ["-O3"], ["-g"], ["-O0", "-g"], ["--target-cpu=native"], ["--target-cpu=x86-64-v2"],
                                      ["--frame-locals"], ["--verify-each"])):
        case.works(LOOP + GENERATOR, "print(list(m.two(3)))", "285\n[3, None]", *options, name=f"m{number}.py", module=f"m{number}")


def test_colours_on_a_terminal_only(case):
    case.write("m.py", "x = (\n")
    done = case.justjitc("m.py")
    assert "\033" not in done.stderr
    master, slave = pty.openpty()
    process = subprocess.Popen([case.tools.justjitc, "m.py"], cwd=case.folder, stdout=slave, stderr=slave, stdin=slave,
                               env=dict(os.environ, TERM="xterm-256color"))
    os.close(slave)
    text = b""
    try:
        while chunk := os.read(master, 4096):
            text += chunk
    except OSError:
        pass
    process.wait()
    os.close(master)
    assert b"\033[" in text, text


def test_interpret_switch(case):
    """JUSTJITC_INTERPRET runs the kept bytecode instead: all of it, or by qualified name."""
    case.write("m.py", "def f():\n    return 1\n\n\ndef g():\n    return 2\n\n\nclass C:\n    def f(self):\n        return 3\n")
    shown(case, "m.py")
    os.rename(case.folder / "m.py", case.folder / "source.py")
    code = "import m; print(m.f(), m.g(), m.C().f(), sorted(m.__justjitc__.not_native))"
    for value, expected in (("1", None), ("C.*", "1 2 3 ['C.f']"), ("f", "1 2 3 ['f']"), (None, "1 2 3 []")):
        environment = dict(os.environ)
        if value:
            environment["JUSTJITC_INTERPRET"] = value
        done = case.python(code, env=environment)
        assert done.ok and done.stdout.startswith("1 2 3"), done.stderr
        if expected:
            assert done.stdout.strip() == expected, done.stdout
        else:
            assert "'f'" in done.stdout and "'g'" in done.stdout, done.stdout


def test_gdb_shows_lines_and_names(case):
    if not shutil.which("gdb"):
        raise Skip("no gdb here")
    case.write("m.py", "import os\n\ndef inner(n):\n    os.abort()\n    return n\n\ndef numbers(n):\n    yield inner(n) + 1\n")
    assert case.justjitc("m.py", "-g", "--no-cache").ok
    script = ROOT / "cli/python/justjitc/gdb.py"
    seen = run(["gdb", "-nx", "-batch", "-ex", f"source {script}", "-ex", "run", "-ex", "bt", "--args", case.tools.python, "-c", "import m; list(m.numbers(1))"],
               cwd=case.folder)
    frames = [line for line in seen.stdout.splitlines() if "[python" in line]
    if "ptrace" in seen.stdout + seen.stderr:
        raise Skip("gdb may not trace here")
    if "SIGABRT" not in seen.stdout:
        raise AssertionError(f"gdb did not stop in the program\n{seen.stdout}\n{seen.stderr}")
    assert [re.sub(r"^#\d+ +(0x\w+ in )?", "", line) for line in frames] == ["inner [python] () at ./m.py:4", "numbers [python generator] () at ./m.py:8"], seen.stdout
