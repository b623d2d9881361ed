"""What is wrong with the user's file or place: a clear message, exit status 1, nothing half-written."""
import os
import random
import resource
import shutil
import signal
import subprocess
import time

from cli import Skip, as_nobody
from support import run


def test_missing_file(case):
    case.fails(["nothing.py"], "nothing.py", "no such file")


def test_missing_folder_of_source(case):
    case.fails(["no/such/folder/m.py"], "m.py", "no such file")


def test_folder_as_source(case):
    (case.folder / "package.py").mkdir()
    case.fails(["package.py"], "package.py", "directory")


def test_unreadable_file(case):
    path = case.write("m.py", "x = 1\n")
    path.chmod(0)
    target = case.folder / "out"
    target.mkdir()
    target.chmod(0o777)
    done = run([*as_nobody(), case.tools.justjitc, path, "-o", target / "m.so"], cwd="/")
    assert done.status == "exit 1" and "permission denied" in done.stderr.lower(), f"{done.status} {done.stderr}"
    assert not list(target.iterdir())


def test_binary_file(case):
    case.write("m.py", random.Random(1).randbytes(5000))
    case.fails(["m.py"], "m.py")
    shutil.copy(case.tools.justjitc, case.folder / "elf.py")
    case.fails(["elf.py"], "elf.py")


def test_null_bytes(case):
    case.write("m.py", b"x = 1\ny = '\0'\n")
    case.fails(["m.py"], "m.py", "null byte")


def test_wrongly_encoded(case):
    case.write("m.py", b"good = 1\nbad = '\xff\xfe'\n")
    case.fails(["m.py"], "m.py", "utf-8")


def test_unknown_encoding(case):
    case.write("m.py", "# -*- coding: no-such-encoding -*-\nx = 1\n")
    case.fails(["m.py"], "m.py", "encoding", "no-such-encoding")


def test_encoding_against_byte_order_mark(case):
    case.write("m.py", b"\xef\xbb\xbf# coding: latin-1\nx = 1\n")
    case.fails(["m.py"], "m.py", "encoding")


def test_bytes_not_of_the_declared_encoding(case):
    case.write("m.py", b"# coding: ascii\nx = '\xc3\xa4'\n")
    case.fails(["m.py"], "m.py")


def check_caret(case, text, line, column, message):
    """file:line:column: error: message, then the source line and a caret below that column."""
    case.write("m.py", text)
    done = case.fails(["m.py"], f"m.py:{line}:{column}: error:", message)
    lines = done.stderr.splitlines()
    at = next(i for i, shown in enumerate(lines) if f"m.py:{line}:{column}" in shown)
    source = text.splitlines()[line - 1]
    shown = next(i for i in range(at + 1, len(lines)) if source.strip() in lines[i])
    offset = lines[shown].index(source.strip()) - (len(source) - len(source.lstrip()))
    assert lines[shown + 1].index("^") == offset + column - 1, f"the caret is wrong:\n{done.stderr}"


def test_syntax_error_with_caret(case):
    check_caret(case, "def f(x):\n    return x +* 2\n", 2, 15, "invalid syntax")


def test_syntax_error_after_wide_characters(case):
    check_caret(case, "äöü = 'ß' = 3\n", 1, 7, "cannot assign to literal")


def test_syntax_errors_of_every_stage(case):
    for text, message in (("return 5\n", "'return' outside function"), ("def f(a, a): pass\n", "duplicate argument"),
                          ("x = (1,\n", "was never closed"), ("  x = 1\n", "unexpected indent"),
                          ("def f():\nx\n", "expected an indented block"), ("'abc\n", "unterminated string"),
                          ("def f():\n  global x\n  nonlocal x\n", "nonlocal"), ("break\n", "'break' outside loop"),
                          ("if 1:\n\tx = 1\n        y = 2\n", "tabs and spaces"), ("f'{'\n", "f-string"),
                          ("await x\n", "'await' outside"), ("from __future__ import nonsense\n", "nonsense"),
                          ("x = 1\nfrom __future__ import annotations\n", "beginning of the file"), ("0777\n", "leading zeros"),
                          ("del f()\n", "cannot delete"), ("x = yield\n", "'yield' outside function")):
        case.write("m.py", text)
        case.fails(["m.py"], "m.py:", "error:", message)


def test_nesting_too_deep(case):
    for text in ("(" * 300 + ")" * 300, "x = " + "[" * 5000 + "]" * 5000, "-" * 100000 + "1", "x" + ".a" * 0 + "(" * 190 + ")" * 190 + "(" * 50,
                 "".join(" " * i + "if 1:\n" for i in range(150)) + " " * 150 + "pass\n"):
        case.write("m.py", text + "\n")
        case.fails(["m.py"], "m.py", "error")


def test_folder_as_target(case):
    case.write("m.py", "x = 1\n")
    (case.folder / "target").mkdir()
    case.fails(["m.py", "-o", "target"], "target", "directory")


def test_missing_folder_of_target(case):
    case.write("m.py", "x = 1\n")
    case.fails(["m.py", "-o", "no/such/m.so"], "no/such", "no such file")


def test_file_as_folder_of_target(case):
    case.write("m.py", "x = 1\n")
    case.fails(["m.py", "-o", "m.py/m.so"], "m.py/m.so", "not a directory")


def test_no_permission_for_target(case):
    path = case.write("m.py", "x = 1\n")
    place = case.folder / "closed"
    place.mkdir()
    place.chmod(0o555)
    done = run([*as_nobody(), case.tools.justjitc, path, "-o", place / "m.so"], cwd="/")
    assert done.status == "exit 1" and "permission denied" in done.stderr.lower(), f"{done.status} {done.stderr}"
    assert not list(place.iterdir())


def test_target_is_the_source(case):
    case.write("m.py", "x = 1\n")
    case.fails(["m.py", "-o", "m.py"], "m.py")
    assert (case.folder / "m.py").read_text() == "x = 1\n"


def test_full_disk(case):
    """A file system of a few kilobytes."""
    path = case.write("m.py", "x = 1\n")
    place = case.folder / "small"
    place.mkdir()
    script = ('mount -t tmpfs -o size=8k tmpfs "$1" || exit 99\n'
              '"$2" "$3" -o "$1/m.so"; status=$?\nls -A "$1"\nexit $status')
    done = run(["unshare", "--map-root-user", "--user", "--mount", "sh", "-c", script, "sh", place, case.tools.justjitc, path])
    if done.status in ("exit 99", "exit 1") and ("mount" in done.stderr or "unshare" in done.stderr):
        raise Skip(f"no small file system can be mounted here: {done.stderr.strip()}")
    assert done.status == "exit 1" and "no space left" in done.stderr.lower(), f"{done.status} {done.stderr}"
    assert done.stdout.strip() == "", f"left behind: {done.stdout}"


def test_no_proc(case):
    """Linking needs no /proc: a bare chroot and some build sandboxes have none."""
    path = case.write("m.py", "def f(): return 5\n")
    place, scratch = case.folder / "out", case.folder / "scratch"
    place.mkdir()
    scratch.mkdir()
    target = place / ("m" + case.tools.suffix)
    script = 'mount -t tmpfs tmpfs /proc || exit 99; test ! -e /proc/self && "$1" "$2" -o "$3" --strict'
    done = run(["unshare", "--map-root-user", "--user", "--mount", "sh", "-c", script, "sh", case.tools.justjitc, path, target],
               env=dict(os.environ, TMPDIR=str(scratch)))
    if done.status in ("exit 99", "exit 1") and ("mount" in done.stderr or "unshare" in done.stderr):
        raise Skip(f"/proc cannot be hidden here: {done.stderr.strip()}")
    assert done.ok, f"{done.status} {done.stderr}"
    assert [p.name for p in place.iterdir()] == [target.name] and not list(scratch.iterdir())
    shown = case.python(f"sys.path.insert(0, {str(place)!r}); import m; print(m.f(), m.__justjitc__)")
    assert shown.stdout.startswith("5 "), shown.stderr


def test_no_temporary_folder(case):
    """TMPDIR that is not there is passed over; nothing stays where the files went instead."""
    case.write("m.py", "x = 1\n")
    done = case.justjitc("m.py", env=dict(os.environ, TMPDIR="/nowhere/at/all"))
    assert done.ok, f"{done.status} {done.stderr}"


def test_file_size_limit(case):
    """The other way a write fails in the middle."""
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    case.write("m.py", "x = 1\n")
    case.fails(["m.py"], "too large", preexec=limit)
    case.write("m.so", "what was there before")
    case.fails(["m.py", "-o", "m.so"], preexec=limit)
    assert (case.folder / "m.so").read_text() == "what was there before"


def test_killed_in_the_middle(case):
    """The target is what it was before, or whole."""
    body = "".join(f"def f{i}(a, b):\n    return [a + {i}, b, {{'k': a}}]\n" for i in range(150))
    case.write("m.py", body)
    done = case.justjitc("m.py", "-o", "whole.so")
    assert done.ok, done.stderr
    whole = (case.folder / "whole.so").read_bytes()
    chooser = random.Random(7)
    began = time.monotonic()
    case.justjitc("m.py", "-o", "whole.so")
    full = time.monotonic() - began
    scratch = case.folder / "scratch"
    scratch.mkdir()
    for kind in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        for _ in range(4):
            target = case.folder / "out" / "m.so"
            target.parent.mkdir()
            target.write_bytes(b"before")
            process = subprocess.Popen([case.tools.justjitc, "m.py", "-o", target], cwd=case.folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env=dict(os.environ, TMPDIR=str(scratch)),
                                       preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
            time.sleep(chooser.uniform(0, full * 1.1))
            process.send_signal(kind)
            process.wait()
            found = target.read_bytes()
            assert found in (b"before", whole), f"{kind.name}: half-written, {len(found)} of {len(whole)} bytes"
            left = [p.name for p in target.parent.iterdir() if p != target]
            assert not any(n.endswith(case.tools.suffix) for n in left), f"{kind.name} left {left}"
            assert kind == signal.SIGKILL or not left, f"{kind.name} left {left}"
            assert not list(scratch.iterdir()), f"{kind.name} left {list(scratch.iterdir())}"
            shutil.rmtree(target.parent)


def test_killed_while_linking(case):
    """What lld reads and writes lies in memory: nothing is left, even by SIGKILL."""
    case.write("m.py", "".join(f"def f{i}(a):\n    return [a, {i}]\n" for i in range(50)))
    scratch = case.folder / "scratch"
    scratch.mkdir()
    began = time.monotonic()
    assert case.justjitc("m.py", "-o", "m.so").ok
    full = time.monotonic() - began
    kinds = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL) * 3
    for step, kind in enumerate(kinds):
        process = subprocess.Popen([case.tools.justjitc, "m.py", "-o", "m.so"], cwd=case.folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=dict(os.environ, TMPDIR=str(scratch)),
                                   preexec_fn=lambda: [signal.signal(k, signal.SIG_DFL) for k in (signal.SIGINT, signal.SIGHUP)])
        time.sleep(full * (0.7 + 0.3 * step / len(kinds)))
        process.send_signal(kind)
        process.wait()
        assert not os.listdir(scratch), f"{kind.name} left {[str(p) for p in scratch.rglob('*')]}"


def test_internal_error_has_its_own_status(case):
    """A crash of the compiler itself: 70, and how to reproduce it."""
    body = "".join(f"def f{i}(a, b):\n    return [a + {i}, b, {{'k': a}}]\n" for i in range(400))
    case.write("m.py", body)
    process = subprocess.Popen([case.tools.justjitc, "m.py", "-o", "m.so"], cwd=case.folder, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    time.sleep(0.5)
    process.send_signal(signal.SIGSEGV)
    _, shown = process.communicate()
    assert process.returncode == 70, f"{process.returncode}\n{shown}"
    assert "internal" in shown.lower() and "m.py" in shown, shown
    assert not (case.folder / "m.so").exists()


def test_wrong_usage(case):
    case.write("m.py", "x = 1\n")
    for arguments in ([], ["--no-such-option", "m.py"], ["m.py", "-O9"], ["m.py", "--emit=nothing"], ["m.py", "m.py", "-o", "x.so"],
                      ["m.py", "--print-after=no-such-pass"], ["-"], ["m.py", "-o"]):
        case.fails(arguments, "error", "--help", status=2)


def test_name_that_cannot_be_imported(case):
    case.write("1 2.py", "x = 1\n")
    done = case.justjitc("1 2.py")
    assert done.status in ("exit 0", "exit 1") and (done.ok or "name" in done.stderr), done.stderr


def test_async_generator_is_compiled(case):
    case.write("m.py", "async def agen():\n    yield 1\n\n\ndef f():\n    return 5\n")
    done = case.justjitc("m.py", "--strict")
    assert done.ok and not done.stderr, f"{done.status} {done.stderr}"
    code = "import asyncio, m\nasync def go(): return [x async for x in m.agen()]\nprint(asyncio.run(go()), m.f(), list(m.__justjitc__.not_native))"
    os.rename(case.folder / "m.py", case.folder / "source.py")
    shown = case.python(code)
    assert shown.stdout.strip() == "[1] 5 []", f"{shown.stdout} {shown.stderr}"


def test_user_code_is_never_executed(case):
    """Neither the module nor what lies beside it runs in the compiler."""
    for name in ("sitecustomize", "usercustomize", "ast", "encodings", "codecs", "collections"):
        case.write(name + ".py", "import os\nopen(os.path.join(os.path.dirname(__file__), 'EXECUTED'), 'w')\n")
    case.write("m.py", "open('EXECUTED', 'w')\n")
    environment = dict(os.environ, PYTHONPATH=str(case.folder), PYTHONHOME="/nowhere", PYTHONSTARTUP="m.py",
                       PYTHONOPTIMIZE="2", PYTHONINSPECT="1", PYTHONWARNINGS="error")
    done = case.justjitc("m.py", env=environment)
    assert done.ok, f"{done.status}\n{done.stderr}"
    assert not (case.folder / "EXECUTED").exists()
