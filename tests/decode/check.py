"""Compares our decoder with this interpreter's `dis`, on every code object of its standard library (and of its test
folder, where there is one). Runs under the interpreter to be compared with; called by run.py.

usage: check.py TOOL [--share N/M]     TOOL: the program made from decode_dump.cpp
Each check prints one line; the last line is `N passed, N failed, 0 skipped`.
"""
import array
import dis
import importlib.util
import marshal
import opcode
import os
import struct
import subprocess
import sys
import types

MINOR = sys.version_info[1]
EXTENDED_ARG = opcode.opmap["EXTENDED_ARG"]
# dis searches these lists for every instruction; as sets they answer the same, faster
for _name in "hasarg", "hasjrel", "hasjabs", "hasfree", "hasconst", "hasname", "haslocal":
    if hasattr(dis, _name):
        setattr(dis, _name, frozenset(getattr(dis, _name)))
unpack = dis._unpack_opargs


class Checks:
    """Comparisons by subject; the first differences of each are shown."""

    def __init__(self):
        self.done, self.differences = {}, {}

    def compare(self, subject, ours, theirs, where):
        self.done[subject] = self.done.get(subject, 0) + 1
        if ours != theirs:
            self.differences.setdefault(subject, []).append((where, ours, theirs))

    def report(self):
        for subject, number in self.done.items():
            wrong = self.differences.get(subject, [])
            print(f"{'FAILED' if wrong else 'ok    '}  3.{MINOR}  {subject}: {number} compared, {len(wrong)} differ")
            for where, ours, theirs in wrong[:5]:
                print(f"        {where}")
                for at, (a, b) in enumerate(zip(rows(ours), rows(theirs))):
                    if a != b:
                        print(f"          row {at}: decoder {a}, dis {b}")
                        break
                else:
                    print(f"          decoder has {len(rows(ours))} rows, dis {len(rows(theirs))}")
        print(f"{len(self.done) - len(self.differences)} passed, {len(self.differences)} failed, 0 skipped")
        return 1 if self.differences or not self.done else 0


def rows(data):
    return list(data) if isinstance(data, (list, tuple, array.array)) else [data]


# Opcodes that stand in no code object the compiler makes: the interpreter's own entry frame and its shim for __init__,
# the JIT's entry, a number that is kept free. (So do the instrumented and the pseudo opcodes.) All others have a lowering.
NEVER = {"INTERPRETER_EXIT", "EXIT_INIT_CHECK", "ENTER_EXECUTOR", "RESERVED"}


def check_table(tool, checks):
    """Every opcode of the `opcode` module has a row of ours and a lowering, and every row is an opcode of it."""
    text = subprocess.run([tool, "--table", str(MINOR)], stdout=subprocess.PIPE, text=True, check=True).stdout
    ours = {}
    for line in text.splitlines():
        number, name, takes_argument, caches, lowered = line.split()
        ours[name] = (int(number), int(takes_argument), int(caches), bool(int(lowered)))
    hasarg = getattr(dis, "hasarg", None) or range(opcode.HAVE_ARGUMENT, 256)
    entries = opcode._inline_cache_entries
    theirs = {}
    for name, number in opcode.opmap.items():
        if number >= 256 or name.startswith("INSTRUMENTED_"):
            theirs[name] = (number, -1, 0, False)
        else:
            caches = entries.get(name, 0) if isinstance(entries, dict) else entries[number]
            theirs[name] = (number, int(number in hasarg), caches, name not in NEVER)
    checks.compare("opcode table, no opcode without a lowering", sorted(ours.items()), sorted(theirs.items()), "opcode.opmap")


def check_effects(tool, pairs, checks):
    """dis.stack_effect for small arguments of every opcode, and for every (opcode, argument) of the library."""
    real = [number for name, number in opcode.opmap.items() if number < 256 and not name.startswith("INSTRUMENTED_")]
    takes = (lambda op: op in dis.hasarg) if hasattr(dis, "hasarg") else (lambda op: op >= opcode.HAVE_ARGUMENT)
    # a stack effect takes sane arguments only: CPython's own arithmetic on others is an accident
    pairs = sorted({(op, arg) for op in real for arg in (range(520) if takes(op) else [-1])} | pairs)
    request = array.array("i", [number for pair in pairs for number in pair]).tobytes()
    answer = subprocess.run([tool, "--effects", str(MINOR)], input=request, stdout=subprocess.PIPE, check=True).stdout
    ours = array.array("i", answer[4:]).tolist()
    theirs = [dis.stack_effect(op, arg if arg >= 0 else None, jump=jump) for op, arg in pairs for jump in (False, True)]
    names = [(opcode.opname[op], arg, jump) for op, arg in pairs for jump in (False, True)]
    checks.compare("stack effects", list(zip(names, ours)), list(zip(names, theirs)), f"{len(pairs)} pairs")


def code_objects(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from code_objects(constant)


def kinds(code):
    """co_localspluskinds, which is not visible from Python."""
    cells = set(code.co_cellvars)
    names = set(code.co_varnames)
    out = [0x20 | (0x40 if name in cells else 0) for name in code.co_varnames]
    out += [0x40 for name in code.co_cellvars if name not in names]
    return bytes(out + [0x80] * len(code.co_freevars))


def request(codes):
    parts = [struct.pack("=i", len(codes))]
    for code in codes:
        tables = kinds(code), code.co_code, code.co_exceptiontable, code.co_linetable
        parts.append(struct.pack("=5i", code.co_firstlineno, *map(len, tables)))
        parts += tables
    return b"".join(parts)


class Answer:
    def __init__(self, data):
        self.data, self.at = data, 0

    def number(self):
        self.at += 1
        return self.data[self.at - 1]

    def table(self, width):
        start = self.at + 1
        self.at = start + self.data[self.at] * width
        return self.data[start:self.at]


def check_code(code, answer, checks, pairs, where, full):
    listed = list(unpack(code.co_code))
    # (offset, op, arg) from 3.11 and 3.12; 3.13 gives (offset, start, op, arg)
    listed = [(row[0], row[-2], row[-1]) for row in listed if row[-2] != EXTENDED_ARG]
    raw = answer.table(4)
    expected = [number for offset, op, arg in listed for number in (offset, op, -1 if arg is None else arg)]
    ours = array.array("i", bytes(12 * len(listed))) if len(raw) == 4 * len(listed) else raw
    if ours is not raw:
        for field in range(3):
            ours[field::3] = raw[field::4]
    checks.compare("instructions", ours.tolist(), expected, where)
    pairs.update((op, -1 if arg is None else arg) for _, op, arg in listed)
    targets = raw[3::4].tolist()
    checks.compare("jump targets", sorted({t for t in targets if t >= 0}), sorted(dis.findlabels(code.co_code)), where)
    if full:  # dis.get_instructions is slow: on a part of the code objects only
        jumps = [(i.offset, i.argval) for i in dis.get_instructions(code)
                 if i.opcode in dis.hasjrel or i.opcode in dis.hasjabs]
        ours = [(offset, target) for offset, target in zip(raw[0::4].tolist(), targets) if target >= 0]
        checks.compare("jump targets by instruction (one code object of 16)", ours, jumps, where)
    regions = [number for entry in dis._parse_exception_table(code)
               for number in (entry.start, entry.end, entry.target, entry.depth, entry.lasti)]
    checks.compare("exception tables", answer.table(5).tolist(), regions, where)
    positions = [-1 if number is None else number for row in code.co_positions() for number in row]
    checks.compare("lines and columns", answer.table(4).tolist(), positions, where)
    decoded, depth = answer.number(), answer.number()
    checks.compare("canonical form: decodes, stack depths meet", decoded, 1, where)
    checks.compare("canonical form: depth within co_stacksize", depth <= code.co_stacksize, True,
                   f"{where}: {depth}, {code.co_stacksize}")


def library_files():
    root = os.path.dirname(os.__file__)
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in ("site-packages", "dist-packages", "__pycache__"))
        for name in sorted(files):
            if name.endswith(".py"):
                yield os.path.join(folder, name)


def load(path):
    """The module's code object: from the .pyc when there is one, else compiled. None: it is no valid source (some
    files of the test folder are wrong on purpose)."""
    cached = importlib.util.cache_from_source(path)
    if os.path.exists(cached):
        with open(cached, "rb") as file:
            data = file.read()
        if data[:4] == importlib.util.MAGIC_NUMBER:
            return marshal.loads(data[16:])
    try:
        with open(path, "rb") as file:
            return compile(file.read(), path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None


def main():
    tool = sys.argv[1]
    checks, pairs = Checks(), set()
    share, shares = map(int, sys.argv[3].split("/")) if len(sys.argv) > 3 else (0, 1)
    if share == 0:
        check_table(tool, checks)
    process = subprocess.Popen([tool, "--codes", str(MINOR)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    cache = []
    dis._unpack_opargs = lambda code: cache  # findlabels asks for what is unpacked already
    total = 0
    for number, path in enumerate(library_files()):
        if number % shares != share:
            continue
        module = load(path)
        if module is None:
            continue
        codes = list(code_objects(module))
        process.stdin.write(request(codes))
        process.stdin.flush()
        size, = struct.unpack("=i", process.stdout.read(4))
        answer = Answer(array.array("i", process.stdout.read(4 * size)))
        for code in codes:
            cache[:] = unpack(code.co_code)
            total += 1
            where = f"{path}, {code.co_qualname}, line {code.co_firstlineno}"
            check_code(code, answer, checks, pairs, where, total % 16 == 0)
    process.stdin.close()
    process.wait()
    check_effects(tool, pairs, checks)
    return checks.report()


if __name__ == "__main__":
    import warnings
    warnings.simplefilter("ignore")
    sys.exit(main())
