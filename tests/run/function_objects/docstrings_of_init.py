"""A first constant that is a string is no docstring."""


class Stores:
    def __init__(self):
        self.x = "abc"


class Documented:
    def __init__(self):
        "real"
        self.x = "abc"


class Returns:
    def __init__(self, a="default"):
        if a == "other":
            return


class Nested:
    def method(self):
        return "text"

    lambda_ = lambda self: "text"


for cls in (Stores, Documented, Returns):
    print(cls.__init__.__doc__, cls().__dict__)
print(Nested.method.__doc__, Nested.lambda_.__doc__)
