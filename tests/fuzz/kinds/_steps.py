"""What the preludes of kinds share whose programs are steps, any of which may make another one happen in its midst."""
from __future__ import annotations

STEPS = '''\
DEPTH = 3
EVENTS = 1000


class Steps:
    """Takes steps; an event is the number of one that happens from within: no deeper than DEPTH, and no more of them in one
    program than EVENTS, for each may make dozens of others happen. Both are counted alike interpreted and compiled.
    """

    def __init__(self):
        self.events, self.depth, self.happened, self.over = [], 0, 0, False

    def happen(self, event):
        if event is None or self.over or self.depth >= DEPTH:
            return
        self.happened += 1
        if self.happened == EVENTS:
            print("  too many events")
        if self.happened >= EVENTS:
            return
        self.depth += 1
        try:
            self.step(self.events[event % len(self.events)], "  ")
        finally:
            self.depth -= 1


'''
