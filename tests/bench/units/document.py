"""A reStructuredText document to HTML with docutils."""
# suites: counts packages
# install: docutils==0.21.2
# compile: docutils
from docutils.core import publish_parts

SOURCE = """
Title
=====

A paragraph with *emphasis*, ``literal`` and a reference_.

.. _reference: https://example.org/

* one
* two

:field: value

.. note:: A directive.

::

    literal block
"""
SETTINGS = {"_disable_config": True, "embed_stylesheet": False, "stylesheet_path": "", "warning_stream": False}


def unit():
    return publish_parts(SOURCE, writer_name="html5", settings_overrides=SETTINGS)["body"]
