"""Functions of C that take their arguments as a vector, with keywords, with the class that defines them: bound, through an instance, through a subclass; refused calls; at the recursion limit."""
import collections
import itertools
import re
import sys
import zlib


class Deque(collections.deque):
    pass


def attempt(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, str(e)


def lexer(text):
    match = re.compile(r"(?P<word>\w+)|(?P<space>\s+)|.").match
    position, found = 0, []
    while position < len(text):
        m = match(text, position)
        found.append((m.lastgroup, m.group(), m.span(), m.start(0), m.groupdict("none")))
        position = m.end()
    return found


def patterns(p, text):
    return [p.match(text, 1), p.search(text, pos=1), p.findall(text), p.sub("-", text, count=1), p.split(text, 1), p.fullmatch(text), p.scanner(text).search(), [m.span() for m in p.finditer(text)]]


def texts(s):
    return [s.split(), s.split(None, 1), s.split(maxsplit=1), s.rsplit("b"), s.splitlines(True), s.encode("utf-8", "strict"), s.expandtabs(4), s.encode(), s.splitlines(keepends=False)]


def refused(p, s):
    match, split = p.match, s.split
    return [attempt(lambda: match()), attempt(lambda: match(1)), attempt(lambda: match("a", 1, 2, 3)), attempt(lambda: match(s, nothing=1)), attempt(lambda: p.match()), attempt(lambda: split(1)),
            attempt(lambda: s.split(None, "x")), attempt(lambda: s.split(None, 1, 2)), attempt(lambda: s.encode("no such")), attempt(lambda: type(p).match(s, s)), attempt(lambda: type(p).match(p, s).span())]


def deep(match, n):
    """Near the limit, where calls through C count and those of specialised instructions do not."""
    try:
        match("a")
        "a b".split()
        return deep(match, n + 1)
    except RecursionError as e:
        return n > 50, str(e).startswith("maximum recursion depth exceeded")


class Hooked:
    def __init__(self, log):
        self.log = log

    def __call__(self, m):
        self.log.append(m.group())
        return sys._getframe().f_back.f_code.co_name


def main():
    p = re.compile("a(b*)")
    for _ in range(3):
        print([x if not isinstance(x, re.Match) else x.span() for x in patterns(p, "xabbab a")])
        print(lexer("one  two, ünï 3"))
        print(texts("a b\tc\nab"))
        for answer in refused(p, "a b"):
            print(answer if not isinstance(answer, re.Match) else answer.span())
    print(deep(p.match, 0))
    log = []
    print(p.sub(Hooked(log), "ab a abb"), log)
    d, e = collections.deque([1, 2]), Deque([3])
    for q in (d, e, d):
        q.append(4), q.appendleft(0), q.rotate(1)
        print(q, q.pop(), q.popleft(), q.copy(), attempt(lambda: q.index(9)), attempt(lambda: q.insert(0, 5)))
    c = zlib.compressobj()
    out = c.compress(b"x" * 100) + c.flush()
    u = zlib.decompressobj()
    print(u.decompress(out, 10), len(u.unconsumed_tail) > 0, u.decompress(u.unconsumed_tail, max_length=5), attempt(lambda: u.decompress(b"", -1)))
    counter = itertools.count(1)
    step = counter.__next__
    print(step(), step(), attempt(lambda: step(1)))
    before = sys.getrefcount(p), sys.getrefcount(type(p))
    for _ in range(100):
        p.match("ab")
        attempt(lambda: p.match())
    print(sys.getrefcount(p) - before[0], sys.getrefcount(type(p)) - before[1])


main()
