"""Prints a profile of a source file that nobody has recorded: half of its functions run, and each arithmetic operation and comparison has seen numbers or text at random.

    lies.py SOURCE MODULE SEED
"""
import dis
import random
import sys

source, module, seed = sys.argv[1:]
chance = random.Random(seed)
with open(source, "rb") as file:
    work = [compile(file.read(), source, "exec")]
print("justjitc profile 1")
print("module", module)
while work:
    code = work.pop()
    work += [constant for constant in code.co_consts if hasattr(constant, "co_code")]
    if chance.random() < 0.5:
        continue
    print("function", code.co_qualname)
    usual = chance.choice(["int", "float", "str"])
    for i in dis.get_instructions(code):
        at = i.positions
        if i.opname in ("BINARY_OP", "COMPARE_OP") and None not in (at.lineno, at.col_offset, at.end_lineno, at.end_col_offset):
            kind = usual if chance.random() < 0.7 else chance.choice(["int", "float", "str"])
            print(at.lineno - code.co_firstlineno, at.col_offset, at.end_lineno - code.co_firstlineno, at.end_col_offset, kind)
