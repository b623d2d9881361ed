"""Names and statements that give away that a callee looks at its caller's locals."""
import _seen
from _seen import Connection, Fire, Frame, Meta, evaluate, fit, query, replace


def asks(a):
    low = a + 1
    return query("x > @low or x == @a")


def computes(a):
    b = a * 2
    return evaluate("a + b")


def computes_by_module(a):
    b = a * 3
    return _seen.evaluate("a * b")


def computes_by_import(a):
    import _seen as numbers
    b = a * 4
    return numbers.evaluate("a - b")


def computes_in_frame(a, data):
    low = a - 1
    return data.eval("x > @low or x == @a")


def defines(a):
    kind = int
    class Inner(metaclass=Meta):
        field: kind
    return sorted(Inner.around.items())


def selects(n):
    """Reads from rows."""
    rows, more, column = [n], [n, n], "a"
    text = "select a from more"
    connection = Connection()
    return (connection.execute("SELECT sum(a) FROM rows"), connection.sql("select *\nfrom rows\njoin more using (a)"), connection.query(f"SELECT {column} FROM rows WHERE a > {n}"),
            connection.execute(text), connection.execute("DELETE FROM elsewhere"))


def fits(x, y):
    z = x + y
    return fit("y ~ x + z"), fit("~z")


def expressions(low):
    """As Pony ORM: $x for one, low, and x in texts."""
    return replace("age > $low and age < $high"), replace("age > $(low + 1)"), replace("p for p in people if p.age > low")


def alone(low):
    return replace("age > $low")


def lambdas(low):
    return replace("lambda p: p.age > low")


def inside(low):
    return above(lambda: "age > $low")


def above(text):
    return replace(text(), 2)


def commands(n):
    """As a main function of Python Fire, with commands of its own."""
    def last(text):
        return text[-1]
    twice = lambda text: text * n
    return Fire(["last", "abc"]), _seen.Fire(["twice", "x"])


def main():
    print(expressions(1), alone(2), lambdas(3), inside(4))
    print(asks(1), computes(2), computes_by_module(2), computes_by_import(2), computes_in_frame(5, Frame()), defines(3))
    print(selects(4), fits(5, 6), commands(2))
