"""Names and statements that give away that a callee looks at its caller's locals."""
from _seen import Connection, Meta, evaluate, fit, query


def asks(a):
    low = a + 1
    return query("x > @low or x == @a")


def computes(a):
    b = a * 2
    return evaluate("a + b")


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


def main():
    print(asks(1), computes(2), defines(3))
    print(selects(4), fits(5, 6))
