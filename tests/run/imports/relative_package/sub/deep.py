from .. import first
from ..first import exported
from . import deep as me

name = __name__


def up():
    from .. import first as again
    return again is first, exported, me.name
