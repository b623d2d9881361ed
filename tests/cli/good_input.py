"""Unusual but right input: it compiles and does what the interpreter would do."""
import os
import resource
import time


def test_one_module_quietly(case):
    """What concerns many modules does not stand in the way of -o."""
    for options in (["--quiet"], ["-j2"], ["--keep-going"]):
        case.works("def f(): return 7\n", "print(m.f())", "7", *options, "-o", "mod" + case.tools.suffix)


def test_empty_file(case):
    case.works("", "print(sorted(k for k in vars(m) if not k.startswith('__')))", "[]")


def test_only_a_comment_without_newline(case):
    case.works("# nothing here", "print(m.__doc__)", "None")


def test_only_a_docstring(case):
    case.works('"""Only this."""', "print(m.__doc__)", "Only this.")


def test_byte_order_mark(case):
    case.works(b"\xef\xbb\xbfx = '\xc3\xa4'\n", "print(m.x)", "ä")


def test_byte_order_mark_and_cookie(case):
    case.works(b"\xef\xbb\xbf# coding: utf-8\nx = '\xc3\xa4'\n", "print(m.x)", "ä")


def test_encoding_declarations(case):
    for number, (cookie, encoded) in enumerate(((b"# -*- coding: latin-1 -*-", b"\xe4\xdf"), (b"# vim: set fileencoding=cp1252 :", b"\x80\xe4"),
                                                (b"#!/usr/bin/python\n# coding=koi8-r", b"\xc1\xc2"), (b"\n# coding: utf-16-not-here-but-utf-8".replace(b"utf-16-not-here-but-", b""), "é".encode()))):
        name = cookie.rpartition(b"cod")[2].strip(b"ing:= -*").split()[0].decode()
        case.works(cookie + b"\nx = '" + encoded + b"'\ndef f(): return x\n", "print(m.f())", encoded.decode(name),
                   name=f"mod{number}.py", module=f"mod{number}")


def test_line_ends(case):
    case.works(b"x = 1\r\ndef f():\r\n    '''a\r\nb'''\r\n    return x\r\n", "print(m.f(), repr(m.f.__doc__))", "1 'a\\nb'")
    case.works(b"x = 1\rdef f():\r    return x\r", "print(m.f())", "1", name="old.py", module="old")


def test_form_feeds_and_tabs(case):
    case.works("x = 1\n\f\ndef f():\n\tif x:\n\t\treturn 'tabs'\n\f\n    \ny = f()\n", "print(m.y)", "tabs")


def test_no_newline_at_the_end(case):
    case.works("def f():\n    return 5", "print(m.f())", "5")


def test_unicode_identifiers(case):
    case.works("größe = 5\n变量 = 6\ndef ﬁnd(ñ, *, 名=1):\n    été = ñ + 名\n    return été\nclass Ü:\n    ß = 1\n",
               "print(m.größe, m.变量, m.find(2, 名=3), m.Ü.ß, m.find.__code__.co_varnames)", "5 6 5 1 ('ñ', '名', 'été')")


def test_surrogates_and_astral_characters(case):
    case.works("x = '\\ud800'\ny = '\U0001F40D'\nb = b'\\x00\\xff'\n", "print(ascii(m.x), m.y, m.b)", "'\\ud800' \U0001F40D b'\\x00\\xff'")


def test_future_imports(case):
    case.works('"""Doc."""\nfrom __future__ import annotations, division\ndef f(x: undefined) -> list[nothing]:\n    return 1 / 2\n',
               "print(m.f(1), m.f.__annotations__, m.annotations.compiler_flag != 0)", "0.5 {'x': 'undefined', 'return': 'list[nothing]'} True")


def test_non_ascii_module_name(case):
    case.works("x = 'ünï'\n", "print(m.x, m.__name__)", "ünï größe", name="größe.py", module="größe")


def test_module_name_with_a_dash(case):
    source = case.write("my-mod.py", "x = 5\n")
    done = case.justjitc(source.name, "--module-name=my_mod", "-o", "my_mod" + case.tools.suffix)
    assert done.ok, done.stderr
    shown = case.python("import my_mod; print(my_mod.x)")
    assert shown.stdout.strip() == "5", shown.stderr


def test_default_output_name(case):
    (case.folder / "sub").mkdir()
    case.write("sub/m.py", "x = 1\n")
    done = case.justjitc("sub/m.py")
    assert done.ok and os.listdir(case.folder / "sub") and (case.folder / "sub" / ("m" + case.tools.suffix)).exists(), done.stderr
    assert done.stdout == "" and done.stderr == "", done.stderr


def test_package(case):
    (case.folder / "pkg").mkdir()
    case.write("pkg/__init__.py", "from .part import value\nname = __name__, __package__\n")
    case.write("pkg/part.py", "value = __name__\n")
    for name in "__init__", "part":
        done = case.justjitc(f"pkg/{name}.py")
        assert done.ok, done.stderr
    for name in "__init__", "part":
        os.rename(case.folder / f"pkg/{name}.py", case.folder / f"{name}.source")
    shown = case.python("import pkg; print(pkg.value, pkg.name, pkg.__path__ != [])")
    assert shown.stdout.strip() == "pkg.part ('pkg', 'pkg') True", f"{shown.stdout} {shown.stderr}"


def test_standard_input(case):
    done = case.justjitc("-", "--module-name=piped", "-o", "piped" + case.tools.suffix, stdin="def f(): return 'ü'\n".encode())
    assert done.ok, done.stderr
    shown = case.python("import piped; print(piped.f())")
    assert shown.stdout.strip() == "ü", shown.stderr
    done = case.justjitc("-", "--emit=bytecode", stdin=b"x = (\n")
    assert done.status == "exit 1" and "<stdin>" in done.stderr, done.stderr


def test_long_lines_and_literals(case):
    text = "a = [" + ", ".join(map(str, range(20000))) + "]\n"
    text += "s = " + repr("x" * 300000) + "\nn = 0x" + "f" * 5000 + "\nd = {" + ",".join(f"'k{i}': {i}" for i in range(3000)) + "}\n"
    case.works(text, "print(len(m.a), len(m.s), m.n.bit_length(), m.d['k2999'])", "20000 300000 20000 2999")


def test_many_names_constants_and_arguments(case):
    names = [f"v{i}" for i in range(700)]
    text = "".join(f"{n} = {i}.5\n" for i, n in enumerate(names))
    text += "def f(" + ", ".join(names[:300]) + "):\n" + "".join(f"    w{i} = {names[i]}\n" for i in range(300)) + "    return w0, w299\n"
    text += "def g():\n    return f(" + ", ".join(names[:300]) + ")\n"
    text += "def h():\n    for i in range(3):\n        if i == 1:\n            x = 0\n" + "            x += i\n" * 9000 + "        else:\n            y = 1\n    return x\n"
    case.works(text, "print(m.g(), m.h(), m.v699)", "(0.5, 299.5) 9000 699.5")


def test_deep_but_allowed_nesting(case):
    text = "x = " + "(" * 90 + "1" + ")" * 90 + "\n" + "y = " + "[" * 90 + "]" * 90 + "\n"
    text += "def f():\n" + "".join("    " + " " * i + "for a in [1]:\n" for i in range(18)) + "    " + " " * 18 + "return 'inside'\n"
    text += "z = " + " + ".join(["1"] * 1500) + "\n"
    for i in range(15):
        text += " " * i + f"def g{i}():\n"
    text += " " * 15 + "return 7\n" + "".join(" " * i + f"return g{i}()\n" for i in range(14, 0, -1))
    case.works(text, "print(m.x, m.f(), m.z, m.g0())", "1 inside 1500 7")


def test_statements_on_one_line(case):
    case.works("x = 1; y = 2; z = x + y\nif z: w = 5; v = 6\nclass C: a = 1; b = 2\ndef f(): x = 1; return x + \\\n  2\n",
               "print(m.z, m.w, m.v, m.C.b, m.f())", "3 5 6 2 3")


def limited(seconds: int, megabytes: int):
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    return limit


def test_function_of_fifty_thousand_lines(case):
    """Less optimised, with a note, in bounded time and memory."""
    lines = "".join(f"    x = x + {i}\n    y[{i % 10}] = x\n    if x < 0:\n        y.append(f(x))\n    z = (x, y)\n" for i in range(10000))
    case.write("big.py", "def f(x):\n    y = [0] * 10\n" + lines + "    return x, y\n")
    done = case.justjitc("big.py", "--strict", preexec=limited(110, 4096))
    assert done.ok, f"{done.status}\n{done.stderr[-2000:]}"
    assert "note:" in done.stderr and "'f'" in done.stderr, done.stderr
    os.rename(case.folder / "big.py", case.folder / "source.py")
    shown = case.python("import big; x, y = big.f(0); print(x, sum(y), len(y))")
    assert shown.stdout.strip() == "49995000 499500165 10", f"{shown.stdout} {shown.stderr[-1000:]}"


def test_module_of_many_functions(case):
    text = "".join(f"def f{i}(a, b=2):\n    c = a * {i}\n    for k in range(b):\n        c += k\n    return c, [a, b]\n" for i in range(600))
    case.works(text, "print(m.f599(2), m.__justjitc__.native)", "(1199, [2, 2]) 601")


def test_without_its_source_a_module_is_its_so(case):
    case.works("x = __file__\n", "print(m.__file__ == m.__spec__.origin, m.x == m.__file__, m.__file__.endswith('.so'), hasattr(m, '__cached__'))",
               "True True True False")
