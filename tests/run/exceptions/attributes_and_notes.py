class MyError(Exception):
    def __init__(self, code, message="default"):
        super().__init__(code, message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[1]}"


try:
    raise MyError(5)
except MyError as e:
    print(e, repr(e), e.args, e.code, e.__traceback__.tb_lineno, e.with_traceback(None) is e, e.__traceback__)
try:
    raise MyError
except TypeError as e:
    print(e)
e = ValueError("x")
e.add_note("a note")
e.add_note("another")
print(e.__notes__)
try:
    raise e
except ValueError as caught:
    print(caught is e, caught.__notes__)
for bad in (KeyError("k"), KeyError(), ValueError(1, 2), OSError(2, "No such file", "name"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
            StopIteration(5), SystemExit("text"), ImportError("m", name="n", path="p"), AttributeError("a", name="nm", obj=1)):
    print(str(bad), repr(bad), bad.args)
print(StopIteration(5).value, OSError(13, "x").errno, type(OSError(2, "x")).__name__, ImportError("m", name="n").name)
try:
    None.attr
except AttributeError as e:
    print(e.name, e.obj, e)
try:
    missing_global
except NameError as e:
    print(e.name, e)
try:
    [].appendd
except AttributeError as e:
    print(e.name, e.obj, e)
