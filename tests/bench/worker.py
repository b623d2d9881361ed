"""Runs one benchmark program in a process of its own: each line read is one timed run of main(N)."""
import importlib
import sys
import time

folder, name = sys.argv[1:]
sys.dont_write_bytecode = True
sys.path.insert(0, folder)
module = importlib.import_module(name)
print(getattr(module, "__justjitc__", None) is not None, flush=True)
for line in sys.stdin:
    began = time.perf_counter()
    result = module.main(module.N)
    seconds = time.perf_counter() - began
    print(f"{seconds!r} {result!r}", flush=True)
