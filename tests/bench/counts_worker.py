"""Runs the units of one program of units/: folder, name, how many. Prints whether it is compiled."""
import gc
import importlib
import sys

folder, name, units = sys.argv[1:]
sys.dont_write_bytecode = True
sys.path.insert(0, folder)
module = importlib.import_module(name)
print(getattr(module, "__justjitc__", None) is not None, flush=True)
gc.disable()
for _ in range(int(units)):
    module.unit()
