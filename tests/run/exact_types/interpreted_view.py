# What interpreted code sees of the types of compiled objects
import _interpreted_types
from _interpreted import Suspend


def generator():
    yield 1


async def coroutine():
    await Suspend(1)


class C:
    def __init__(self):
        self.x = generator


def function(a, b=1):
    return a


_interpreted_types.look(generator, coroutine, function, C)
