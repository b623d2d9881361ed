from . import cycle_a

early = getattr(cycle_a, "name", "not there yet")


def partner():
    return early, cycle_a.name
