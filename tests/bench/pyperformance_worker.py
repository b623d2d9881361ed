"""Runs one program of pyperformance as __main__, with a module pyperf of our own: seconds of CPU, folder, library modules, arguments.

Prints one line of JSON: whether all of it is compiled, and for each function that the program measures the smallest of
several means and what the function returned, if that can be told.
"""
import importlib.machinery
import importlib.util
import sys
import time
import types

BATCHES = 5
seconds, folder, library, *arguments = sys.argv[1:]
sys.path.insert(0, folder)
measured = {}


class Runner:
    """What the programs use of pyperf.Runner."""

    def __init__(self, *_, **__):
        import argparse
        self.metadata, self.argparser = {}, argparse.ArgumentParser()

    def parse_args(self):
        self.args = self.argparser.parse_args(sys.argv[1:])
        return self.args

    def bench_time_func(self, name, function, *arguments, inner_loops=1):
        function(1, *arguments)
        count = max(1, int(float(seconds) / BATCHES / max(function(1, *arguments), 1e-9)))
        batches = BATCHES if count > 1 else 3
        measured[name] = {"unit": min(function(count, *arguments) for _ in range(batches)) / count / inner_loops}

    def bench_func(self, name, function, *arguments, inner_loops=1):
        def timed(count):
            began = time.process_time()
            for _ in range(count):
                function(*arguments)
            return time.process_time() - began
        result = repr(function(*arguments))
        self.bench_time_func(name, timed, inner_loops=inner_loops)
        measured[name]["result"] = None if " at 0x" in result else result[:10_000]

    def bench_async_func(self, name, function, *arguments, inner_loops=1, loop_factory=None):
        import asyncio

        async def timed(count):
            began = time.process_time()
            for _ in range(count):
                await function(*arguments)
            return time.process_time() - began

        def run(count):
            with asyncio.Runner(loop_factory=loop_factory) as runner:
                return runner.run(timed(count))
        self.bench_time_func(name, run, inner_loops=inner_loops)


sys.modules["pyperf"] = pyperf = types.ModuleType("pyperf")
pyperf.Runner, pyperf.perf_counter, pyperf.python_implementation = Runner, time.process_time, lambda: sys.implementation.name
sys.argv = [folder + "/run_benchmark.py", *arguments]
names = {entry: importlib.machinery.PathFinder.find_spec(entry, [folder]) for entry in ("__main__", "run_benchmark")}
spec = importlib.util.spec_from_file_location("__main__", (names["__main__"] or names["run_benchmark"]).origin)
module = importlib.util.module_from_spec(spec)
sys.modules["__main__"] = module
spec.loader.exec_module(module)
import json  # noqa: E402  after the program: it may be compiled itself
modules = [module, *(sys.modules[name] for name in library.split(",") if name)]
print(json.dumps({"compiled": [m.__name__ for m in modules if not hasattr(m, "__justjitc__")] if names["__main__"] else "interpreted", "measured": measured}))
