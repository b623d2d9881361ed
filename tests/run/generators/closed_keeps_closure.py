"""What dies when a suspended generator is closed and what dies with it: locals, what its function closes over, defaults; where a handler could see GeneratorExit and where not. (The f_locals of such a frame are not looked at: 3.13.0 leaves dead objects in it.)"""
import gc

log = []


class Tell:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


def closes_over():
    a = Tell("closure")

    def make(default=Tell("default")):
        local = Tell("local")
        yield a.name, local.name
        yield default.name
    return make()


def in_try():
    a = Tell("closure")

    def make():
        local = Tell("local")
        try:
            yield a.name, local.name
        finally:
            log.append("finally")
    return make()


def genexpr():
    a = Tell("closure")
    return (a.name for _ in range(3))


def delegates():
    a = Tell("closure")

    def make():
        yield from iter([a.name])
    return make()


def coroutine():
    a = Tell("closure")

    class Pause:
        def __await__(self):
            yield a.name

    async def run():
        await Pause()
        return a
    return run()


def main():
    for make in closes_over, in_try, genexpr, delegates, coroutine:
        for started in False, True:
            log.clear()
            g = make()
            if started:
                log.append(g.send(None))
            frame = getattr(g, "gi_frame", None)
            g.close()
            log.append("closed")
            frame = None
            log.append("frame gone")
            g.close()
            try:
                log.append(g.send(None))
            except (StopIteration, RuntimeError) as e:
                log.append(type(e).__name__)
            del g
            log.append("gone")
            gc.collect()
            print(make.__name__, started, *log)
    for step in "nothing", "clear", "dies first":
        log.clear()
        g = closes_over()
        log.append(next(g))
        frame = g.gi_frame
        g.close()
        log.append((frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back, g.gi_frame))
        if step == "clear":
            frame.clear()
        if step == "dies first":
            frame = None
        log.append(step)
        del g
        log.append("gone")
        if frame:
            log.append((frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back))
            frame.clear()
        frame = None
        print(*log)
    kept = closes_over()
    next(kept)
    kept.close()
    log.clear()
    cycle = [kept]
    cycle.append(cycle)
    del kept, cycle
    gc.collect()
    print(*log)
