"""Runs the operations of bench micro in a process of its own: ROUNDS NAME... on each line read, one line with times and results for each."""
import importlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
module = importlib.import_module("operations")
print(getattr(module, "__justjitc__", None) is not None, flush=True)
for line in sys.stdin:
    rounds, *names = line.split()
    print(repr([module.measure(name, int(rounds)) for name in names]), flush=True)
