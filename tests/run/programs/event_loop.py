import heapq
from collections import deque


class Loop:
    def __init__(self):
        self.now, self.ready, self.timers, self.log, self.serial = 0, deque(), [], [], 0

    def spawn(self, task):
        self.ready.append((task, None))
        return task

    def run(self):
        while self.ready or self.timers:
            if not self.ready:
                self.now, _, task = heapq.heappop(self.timers)
                self.ready.append((task, self.now))
            task, value = self.ready.popleft()
            try:
                request = task.send(value)
            except StopIteration as e:
                self.log.append(("done", self.now, e.value))
            except Exception as e:
                self.log.append(("failed", self.now, repr(e)))
            else:
                kind, argument = request
                if kind == "sleep":
                    self.serial += 1
                    heapq.heappush(self.timers, (self.now + argument, self.serial, task))
                elif kind == "spawn":
                    self.spawn(argument)
                    self.ready.append((task, argument))


def sleep(seconds):
    return (yield "sleep", seconds)


def worker(name, delays):
    total = 0
    for d in delays:
        when = yield from sleep(d)
        total += when
        if name == "bad" and total > 3:
            raise ValueError(name, total)
    return name, total


def parent():
    child = yield "spawn", worker("child", [1, 1])
    yield from sleep(5)
    return "parent", child.gi_frame is None


loop = Loop()
for t in (worker("a", [3, 1]), worker("bad", [2, 2, 2]), parent(), worker("none", [])):
    loop.spawn(t)
loop.run()
for entry in loop.log:
    print(entry)
