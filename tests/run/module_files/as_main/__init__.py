"""A package and its modules run by -m, by runpy and by worker processes; a copy of it in a zip file.

# leaks: starts processes
"""
import io
import os
import re
import runpy
import subprocess
import sys
import zipfile

base = os.path.dirname(os.path.dirname(__file__))


def is_native(space):
    """Is a module native exactly if this package is?"""
    return ("__justjitc__" in space) == ("__justjitc__" in globals()) and getattr(space.get("__justjitc__"), "calls", 1) > 0


def child(*arguments, **more):
    done = subprocess.run([sys.executable, "-s", *arguments], cwd=base, capture_output=True, text=True, **more)
    text = re.sub(r"\d+\.\d\d\d", "0.000", done.stdout)
    print("---", *[a.replace(base, "<base>") for a in arguments], done.returncode, text, done.stderr, sep="\n")


def main():
    child("-m", __name__)
    child("-m", __name__, "fails", "1")
    child("-m", __name__ + ".tool", "a", "b")
    child("-m", __name__ + ".workers")
    child("-c", f"from {__name__} import workers; workers.main()")
    # Known fault: the code object that get_code gives has no RESUME, and a debug build asserts that no such frame meets a trace function.
    if not hasattr(sys, "gettotalrefcount"):
        traced()
    child("-m", __name__ + ".missing")
    child("-m", __name__ + ".package")
    in_process()
    zipped()


def traced():
    child("-m", "pdb", "-m", __name__ + ".tool", input="break 12\ncontinue\np self.words\nwhere\ncontinue\nquit\n")
    child("-m", "trace", "--count", "--summary", "--module", "--ignore-dir=" + sys.prefix + os.pathsep + "/usr", "--coverdir=" + base, __name__ + ".tool")


def in_process():
    argv = list(sys.argv)
    space = runpy.run_module(__name__ + ".tool", run_name="other", alter_sys=True)
    print(sorted(name for name in space if name != "__justjitc__"), space["__name__"], space["Tool"]("x").words, sys.argv == argv, is_native(space))
    from . import tool
    print(tool.Tool is space["Tool"], tool.count(), tool.count(), space["count"](), tool.count())
    code = tool.__loader__.get_code(tool.__name__)
    more = {"__name__": "third", "__file__": tool.__file__}
    exec(code, more)
    print(more["count"](), more["__file__"] == tool.__file__, type(code).__name__, code.co_name)


def zipped():
    path = os.path.join(base, "zipped.zip")
    with zipfile.ZipFile(path, "w") as file:
        for name in sorted(os.listdir(os.path.dirname(__file__))):
            if name.endswith((".py", ".so")):
                file.write(os.path.join(os.path.dirname(__file__), name), "in_zip/" + name)
    child("-c", f"import sys; sys.path.insert(0, {path!r}); import in_zip.tool as t; print(t.__file__, t.Tool('y').words, t.__loader__)")
    os.remove(path)
