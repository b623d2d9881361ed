"""Method calls: own, inherited, super(), property, class and static methods, callable instances."""
N = 12000


class Base:
    def __init__(self):
        self.value = 0

    def step(self):
        self.value += 1
        return self

    def add(self, amount):
        self.value += amount

    @property
    def double(self):
        return self.value * 2

    @classmethod
    def name(cls):
        return cls.__name__

    @staticmethod
    def identity(x):
        return x


class Child(Base):
    def step(self):
        super().step()
        return self

    def __call__(self, x):
        return x

    def __len__(self):
        return 3


def main(n):
    c = Child()
    total = 0
    for i in range(n):
        c.step().step()
        c.add(i)
        total += c.double & 7
        total += len(c.name())
        total += c.identity(1) + c(2) + len(c)
    return total, c.value
