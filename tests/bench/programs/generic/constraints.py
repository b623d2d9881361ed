"""A one-way constraint solver in the manner of deltablue: a chain and a fan of equalities."""
N = 90


class Strength:
    def __init__(self, level, name):
        self.level = level
        self.name = name

    def stronger(self, other):
        return self.level < other.level


REQUIRED, PREFERRED, NORMAL, WEAK = (Strength(i, s) for i, s in enumerate(("required", "preferred", "normal", "weak")))


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.strength = WEAK
        self.mark = 0

    def add(self, constraint):
        self.constraints.append(constraint)


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def satisfied(self):
        raise NotImplementedError


class Edit(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.output = variable
        variable.add(self)

    def inputs_known(self, mark):
        return True

    def execute(self):
        pass


class Scale(Constraint):
    def __init__(self, source, scale, offset, output, strength):
        super().__init__(strength)
        self.source, self.scale, self.offset, self.output = source, scale, offset, output
        source.add(self)
        output.add(self)

    def inputs_known(self, mark):
        return self.source.mark == mark

    def execute(self):
        self.output.value = self.source.value * self.scale.value + self.offset.value


class Equal(Constraint):
    def __init__(self, source, output, strength):
        super().__init__(strength)
        self.source, self.output = source, output
        source.add(self)
        output.add(self)

    def inputs_known(self, mark):
        return self.source.mark == mark

    def execute(self):
        self.output.value = self.source.value


class Planner:
    def __init__(self):
        self.mark = 0

    def plan(self, start):
        self.mark += 1
        mark = self.mark
        todo = [start]
        plan = []
        while todo:
            c = todo.pop()
            out = c.output
            if out.mark != mark and c.inputs_known(mark):
                plan.append(c)
                out.mark = mark
                out.determined_by = c
                if c.strength.stronger(out.strength):
                    out.strength = c.strength
                for other in out.constraints:
                    if other is not c and other.output is not out:
                        todo.append(other)
        return plan


def chain(planner, n):
    variables = [Variable(f"v{i}") for i in range(n + 1)]
    for a, b in zip(variables, variables[1:]):
        Equal(a, b, REQUIRED)
    edit = Edit(variables[0], PREFERRED)
    plan = planner.plan(edit)
    for i in range(10):
        variables[0].value = i
        for c in plan:
            c.execute()
        if variables[-1].value != i:
            raise AssertionError("chain failed")
    return len(plan)


def projection(planner, n):
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    source = Variable("source", 5)
    outputs = []
    for i in range(n):
        out = Variable(f"out{i}", i)
        outputs.append(out)
        Scale(source, scale, offset, out, REQUIRED)
    plan = planner.plan(Edit(source, NORMAL))
    total = 0
    for i in range(10):
        source.value = i
        for c in plan:
            c.execute()
        total += outputs[-1].value
    return len(plan), total


def main(n):
    planner = Planner()
    total = 0
    for _ in range(n // 4):
        total += chain(planner, n)
        size, value = projection(planner, n)
        total += size + value
    return total
