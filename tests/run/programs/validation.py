class Field:
    def __init__(self, *checks, default=None):
        self.checks, self.default = checks, default

    def __set_name__(self, owner, name):
        self.name = name
        owner.schema = {**getattr(owner, "schema", {}), name: self}

    def __get__(self, obj, cls):
        return self if obj is None else obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        for check in self.checks:
            try:
                value = check(value)
            except (TypeError, ValueError) as e:
                raise ValueError(f"{self.name}: {e}") from e
        obj.__dict__[self.name] = value


def between(low, high):
    def check(v):
        if not low <= v <= high:
            raise ValueError(f"{v!r} is not between {low} and {high}")
        return v
    return check


class Record:
    def __init__(self, **values):
        errors = []
        for name, value in values.items():
            if name not in self.schema:
                errors.append(KeyError(name))
                continue
            try:
                setattr(self, name, value)
            except ValueError as e:
                errors.append(e)
        if errors:
            raise ExceptionGroup("invalid", errors)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self.schema)})"


class Person(Record):
    name = Field(str, str.strip)
    age = Field(int, between(0, 150), default=18)


class Employee(Person):
    salary = Field(float)


print(Person(name=" Ann "), Employee(name="Bob", age="42", salary=10), Employee.schema.keys(), Person.schema.keys())
try:
    Employee(age="x", salary=None, name=5, colour=1)
except* ValueError as g:
    for e in g.exceptions:
        print(e, "| cause", repr(e.__cause__))
except* KeyError as g:
    print("unknown", g.exceptions)
try:
    Person(name="C").age = 200
except ValueError as e:
    print(e)
