from collections import defaultdict
import weakref


class Signal:
    def __init__(self):
        self.handlers = []

    def connect(self, handler):
        self.handlers.append(weakref.WeakMethod(handler) if hasattr(handler, "__self__") else lambda: handler)
        return handler

    def __call__(self, *args, **kwargs):
        results = []
        for ref in list(self.handlers):
            handler = ref()
            if handler is None:
                self.handlers.remove(ref)
            else:
                results.append(handler(*args, **kwargs))
        return results


class Observable:
    def __init_subclass__(cls):
        cls.fields = [k for k in cls.__annotations__]

    def __init__(self, **values):
        object.__setattr__(self, "changed", defaultdict(Signal))
        for f in self.fields:
            object.__setattr__(self, f, values.get(f))

    def __setattr__(self, name, value):
        if name not in self.fields:
            raise AttributeError(f"no field {name}")
        old = getattr(self, name)
        super().__setattr__(name, value)
        if old != value:
            self.changed[name](old, value)


class Model(Observable):
    x: int
    y: str


class View:
    def __init__(self, model):
        model.changed["x"].connect(self.on_x)

    def on_x(self, old, new):
        print("view", old, "->", new)


m = Model(x=1)
v = View(m)


@m.changed["y"].connect
def on_y(old, new):
    print("function", old, new)


m.x = 2
m.x = 2
m.y = "text"
del v
m.x = 3
print(m.x, m.y, len(m.changed["x"].handlers), Model.fields)
try:
    m.z = 1
except AttributeError as e:
    print(e)
