"""Python names of compiled functions in gdb's backtraces.

`python -m justjitc.gdb` prints the path of this file; in gdb: `source PATH` (or put that line into ~/.gdbinit). Then `bt` shows `Circle.area [python]` for the native
frame of a Python function, with file and line when the module was compiled with -g, and leaves out the entry through which it was called. `bt -no-filters` shows
the frames as they are.
"""
from __future__ import annotations

# The longest first: a body that is called directly is another function behind the same name.
SUFFIXES = {"$body$direct": "python", "$body$unframed": "python, no frame", "$body": "python", "$step": "python generator",
            "$typed": "python, unboxed"}
ENTRY = "$entry"


def python_name(symbol: str) -> str | None:
    """What a symbol of a compiled module stands for; None: it is no Python function."""
    for suffix, what in SUFFIXES.items():
        if symbol.endswith(suffix):
            name = symbol.removesuffix(suffix)
            if suffix == "$typed":  # behind the name stands the number of the code object
                name = name.rpartition("$")[0]
            return f"{name} [{what}]"
    return None


def install() -> None:
    import gdb
    from gdb.FrameDecorator import FrameDecorator

    class PythonFrame(FrameDecorator):
        def __init__(self, frame, name: str):
            super().__init__(frame)
            self.name = name

        def function(self):
            return self.name

    def symbol(frame) -> str:
        # With -g the function's name is Python's already: the linker's symbol tells what it is.
        found = gdb.execute(f"info symbol {frame.inferior_frame().pc():#x}", to_string=True)
        return found.split(" ")[0] if " in section " in found else ""

    class Filter:
        name, priority, enabled = "justjitc", 100, True

        def filter(self, frames):
            for frame in frames:
                linkage = symbol(frame)
                if linkage.endswith(ENTRY):
                    continue
                name = python_name(linkage)
                yield PythonFrame(frame, name) if name else frame

    gdb.frame_filters["justjitc"] = Filter()


if __name__ == "__main__":
    try:
        install()
    except ImportError:
        print(__file__)
