"""Times the units of one program: folder, name, how many seconds of CPU. Prints one line of JSON.

A unit's time is the smallest mean of several batches, in CPU time of this process, after some units that are not counted.
"""
import hashlib
import importlib
import json
import sys
import time

BATCHES = 5


def resident():
    """Megabytes of this process in memory."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1e6


def batch(unit, count):
    began = time.process_time()
    for _ in range(count):
        unit()
    return (time.process_time() - began) / count


folder, name, seconds = sys.argv[1:]
sys.path.insert(0, folder)
before, began = resident(), time.process_time()
module = importlib.import_module(name)
imported = time.process_time() - began
digest = hashlib.sha256(repr(module.unit()).encode()).hexdigest()
memory = resident() - before
batch(module.unit, 3)
count = max(1, int(float(seconds) / BATCHES / batch(module.unit, 3)))
best = min(batch(module.unit, count) for _ in range(BATCHES))
print(json.dumps({"compiled": hasattr(module, "__justjitc__"), "unit": best, "import": imported, "memory": memory, "result": digest}))
