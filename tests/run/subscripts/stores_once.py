"""Items that are stored where the end of the old value stores another, and stores into what dies with the store: each instruction runs once, before the interpreter specialises it (README.md, "Not there
yet")."""


class Thing:
    def __init__(self, name, then=None):
        self.name = name
        self.then = then

    def __repr__(self):
        return f"<{self.name}>"

    def __hash__(self):
        return 1

    def __del__(self):
        print("  dies", self.name)
        if self.then:
            self.then()
        print("  end", self.name)


def in_dict():
    d = {}

    def replace():
        d["k"] = "another"

    d["k"] = Thing("old", replace)
    d["k"] = Thing("new")
    print("stored", d)


def in_list():
    items = [None]

    def replace():
        items[0] = "another"

    items[0] = Thing("old", replace)
    items[0] = Thing("new")
    print("stored", items)


def in_attribute():
    class Class:
        pass

    x = Class()

    def replace():
        x.a = "another"

    x.a = Thing("old", replace)
    x.a = Thing("new")
    print("stored", x.a)


def into_temporaries():
    {}[Thing("key")] = Thing("value")
    print("dict")
    [None, Thing("other")][0] = Thing("value")
    print("list")


def main():
    in_dict()
    in_list()
    in_attribute()
    into_temporaries()
