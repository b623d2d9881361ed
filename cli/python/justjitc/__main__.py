"""`python -m justjitc`: the compiler itself, or `run PROGRAM` through the import hook."""
from __future__ import annotations

import os
import sys


def main() -> None:
    if sys.argv[1:2] == ["run"]:
        from justjitc import importhook
        importhook.run(sys.argv[2:])
        return
    given = os.environ.get("JUSTJITC")
    if given:
        os.execv(given, [given, *sys.argv[1:]])
    from justjitc import _compiler
    sys.exit(_compiler.main(os.fsencode(sys.executable), os.fsencode(_compiler.__file__), [os.fsencode(a) for a in sys.argv[1:]]))


if __name__ == "__main__":
    main()
