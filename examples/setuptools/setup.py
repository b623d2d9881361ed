from setuptools import setup

from justjitc.setuptools import justjitize

setup(ext_modules=justjitize(["shapes/**/*.py"]))
