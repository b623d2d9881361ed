"""Methods of str that calls know by name, on every character and on what is no exact str."""
import sys


def asked(s):
    return s.isalnum(), s.isalpha(), s.isdigit(), s.isspace()


def made(s):
    return s.lower(), s.upper(), s.strip(), s.lstrip(), s.rstrip(), s.split()


def split(s, by):
    return s.split(by)


def replaced(s, a, b):
    return s.replace(a, b)


def same(s):
    """Which results are the text itself, or the same object each time."""
    return (s.strip() is s, s.lstrip() is s, s.rstrip() is s, s.lower() is s, s.upper() is s, s.lower() is s.lower(),
            s.replace("~", "") is s, s.split("~")[0] is s, (s[:1] + "  ").strip() is s[:1])


class Text(str):
    def lower(self):
        return "mine"

    def split(self, by="?"):
        return [by]


class Plain(str):
    pass


class Other:
    def isalpha(self):
        return "other"

    isalnum = isdigit = isspace = isalpha

    def lower(self, *args):
        return self

    upper = strip = lstrip = rstrip = lower

    def split(self, *args):
        return args

    def replace(self, *args):
        return args


def show(f, *args):
    try:
        print(f.__name__, repr(args)[:60], f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def deep(n, s):
    """At the limit of recursion."""
    if n:
        return deep(n - 1, s)
    return s.isalpha(), s.lower()


def main():
    for code in range(300):
        c = chr(code)
        print(code, asked(c), made(c), asked("a" + c), made(c + "b" + c), same(c))
    for s in ("", "  ", "\t\n", "Hello World", " both ", "a,b,,c", "É tude ", "ß", "ﬁ", "x" * 300, "1234", "12a", "\u3000x\u3000", "İ", "Σας", "\ud800"):
        print(ascii((asked(s), made(s), same(s))))
        for by in (",", " ", "", None, "ab", "é", b",", 1):
            show(split, s, by)
            show(replaced, s, by, "-")
            show(replaced, s, "a", by)
    for s in (Text("Ab C"), Plain(" Ab C "), Other(), b" Ab ", bytearray(b"Ab"), None, 5):
        for f in (asked, made):
            show(f, s)
        show(split, s, ",")
        show(replaced, s, "A", "b")
        show(lambda s: [type(x).__name__ for x in made(s)], s)
    for n in range(3):
        print(str.isalpha("a"), str.lower("A"), str.split("a b"), "abc".isalpha(), "aBc".upper())
    limit = sys.getrecursionlimit()
    print(deep(limit - 100, "Abc"))


main()
