"""Runs one benchmark program in a process of its own: each line read is one run of main(N).

Time is the CPU time of this process: another program on the machine does not count.
"""
import importlib
import sys
import time

folder, name = sys.argv[1:]
sys.dont_write_bytecode = True
sys.path.insert(0, folder)
module = importlib.import_module(name)
print(getattr(module, "__justjitc__", None) is not None, flush=True)
for line in sys.stdin:
    began = time.process_time()
    result = module.main(module.N)
    seconds = time.process_time() - began
    print(f"{seconds!r} {result!r}", flush=True)
