"""An ahead-of-time compiler for Python. `python -m justjitc --help`; see also justjitc.setuptools, .build, .importhook."""

__version__ = "0.1.0"
