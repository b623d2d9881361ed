"""int() of texts: numbers, and the ValueError of what is none: its text, its context, where it is caught."""
import sys
import traceback


class Text(str):
    def __int__(self):
        return 77


PARTS = ["", "0", "7", "007", "12", "123456789", "999999999999999999", "1000000000000000000", "-9223372036854775809", "1_000", "1__0", "_1", "1_", "1_x", "x_1", "0x10", "1e3", "1.5", "a", "zz", "--1",
         "+-1", "1-", "1+", "1 2", "\0", "1\0", "\u0663", "\u06631", "\uff11\uff12", "\u00e9", "1\u00e9", "\u2003 5", "'", "\"", "\\", "\n", "x\n", "\x1c5", "\x1c", "5\x1c", "\x7f", "\ud800",
         "q" * 150, "q" * 197, "q" * 198, "q" * 199, "q" * 200, "q" * 250, "'" * 199, "\n" * 3 + "q" * 3, "\u00e9" * 205, "9" * 18, "9" * 19, "9" * 5000, "x" + "9" * 5000]
SPACES = ["", " ", "\t\n", "\v\f\r ", "\x1c", "\u00a0", "\u2003"]
SIGNS = ["", "+", "-", "- ", "+ "]


def number(text):
    return int(text)


def or_else(text):
    try:
        return int(text)
    except ValueError:
        return "none"


def told(text):
    try:
        return int(text)
    except ValueError as e:
        return type(e).__name__, e.args, e.__context__, len(traceback.extract_tb(e.__traceback__))


def first(*texts):
    for t in texts:
        try:
            n = int(t)
        except ValueError:
            continue
        return n


def chained(text):
    try:
        try:
            {}[text]
        except KeyError:
            int(text)
    except ValueError as e:
        return repr(e), repr(e.__context__), e.__cause__


def other(*args, **kwargs):
    try:
        return int(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, e.args


def rebound(text):
    int = lambda t: "my own " + t
    return int(text)


def main():
    for part in PARTS:
        for space in SPACES:
            for sign in SIGNS:
                text = space + sign + part + space
                print(ascii(text)[:60], str(or_else(text))[:40], ascii(told(text))[:400])
    print(first("a", "", " 5 ", "6"), first("x"))
    print(chained("k"), chained("5"))
    print(type(number(" 12 ")), number("5") is number("+5"), number("256") is number("0256"), sys.getrefcount("zz") > 0)
    print(number(Text("5")), other(Text("x")), number(b" 12 "), other(b"x"), other(bytearray(b"7")), other("12", 16), other("z", 36), other("z", 10), other(), other(None), other(5.7), other("5", base=10), other(x="5"))
    print(rebound("t"))
    try:
        number("not a number")
    except ValueError:
        traceback.print_exc(file=sys.stdout)


int("8")
try:
    int("eight")
except ValueError as e:
    print(e)
