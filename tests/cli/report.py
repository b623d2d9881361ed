"""The report: what it says of each operation, and that its page works in a browser."""
import html.parser
import os
import re
import shutil
import subprocess

from cli import Skip

PROGRAM = '''"""A module with all that the report tells apart."""
import math


def area(width, height):
    return width * height


def total(items, scale: float):
    sum_of_all = 0.0
    for i in range(100):
        sum_of_all += scale * i
    for item in items:
        sum_of_all += item.value
    return sum_of_all


class Shape:
    def describe(self, name="<&>"):
        return f"{name}: {math.floor(self.size)}"


def nested(rows):
    for row in rows:
        for cell in row:
            print(cell)
'''


def text(case, *arguments) -> str:
    done = case.justjitc(*arguments)
    assert done.ok, done.stderr
    return done.stdout


def test_text(case):
    case.write("m.py", PROGRAM)
    shown = text(case, "m.py", "--emit=report")
    for wanted in (r"m \(m\.py\): \d+ generic operations, [1-9]\d* unboxed", r"\n +\d+ +\d+ +\d+ +5  area\n", r"`width` may be any object here",
                   r"help: Annotate the parameter \(width: int, width: float\)", r"an attribute is read \(\.value\), in 1 loop", r"`item`: any object",
                   r"a call, in 2 loops", r"the next item of an iteration"):
        assert re.search(wanted, shown), f"{wanted}\n{shown}"
    unboxed = [line for line in shown.split("\n") if "sum_of_all += scale * i" in line]
    assert not unboxed, f"that runs in registers: {unboxed}"


class Page(html.parser.HTMLParser):
    """Checks that elements are closed in order, and collects what links lead to."""
    EMPTY = {"meta", "br", "link"}

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.outside = [], set(), set(), []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in self.EMPTY:
            self.open.append(tag)
        if "id" in values:
            assert values["id"] not in self.ids, f"two elements with id {values['id']}"
            self.ids.add(values["id"])
        if tag == "a":
            self.links.add(values["href"])
        self.outside += [values[k] for k in ("src", "data") if k in values]

    def handle_endtag(self, tag):
        if tag in ("p", "li"):
            while self.open[-1] != tag:
                self.open.pop()
        assert self.open and self.open[-1] == tag, f"</{tag}> inside {self.open}"
        self.open.pop()


def make_page(case) -> str:
    (case.folder / "pkg").mkdir()
    case.write("pkg/__init__.py", "from .m import area\n")
    case.write("pkg/m.py", PROGRAM)
    case.write("pkg/odd.py", "# é <script>alert(1)</script>\ndef f(x):\n    return x['é'] + \"</code>\"\n")
    done = case.justjitc("pkg", "--report", "report.html", "-q")
    assert done.ok, done.stderr
    return (case.folder / "report.html").read_text()


def test_page(case):
    content = make_page(case)
    page = Page()
    page.feed(content)
    assert not page.open, page.open
    assert {"pkg", "pkg.m", "pkg.odd", "pkg.m.L5", "pkg.m.L6"} <= page.ids, page.ids
    assert all(link[0] == "#" and link[1:] in page.ids for link in page.links), page.links
    assert not page.outside and "http" not in content and "<script>alert" not in content
    assert "prefers-color-scheme: dark" in content and "max-width: 640px" in content
    again = make_again(case)
    assert again == content, "the page is the same for the same sources"


def make_again(case) -> str:
    done = case.justjitc("pkg", "--report", "again.html", "-j1", "-q")
    assert done.ok, done.stderr
    return (case.folder / "again.html").read_text()


def test_page_in_a_browser(case):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        raise Skip("no chromium (Debian: chromium)")
    make_page(case)
    probe = """
    const out = [];
    const key = k => dispatchEvent(new KeyboardEvent("keydown", {key: k}));
    key("n"); out.push(document.activeElement.tagName + document.activeElement.parentElement.id);
    key("j"); key("k"); out.push(document.activeElement.parentElement.id);
    document.activeElement.click(); out.push(document.activeElement.parentElement.open);
    key("e"); key("e"); out.push([...document.querySelectorAll("details")].some(d => d.open));
    location.hash = "#pkg.m.L6";
    setTimeout(() => {
      out.push(document.getElementById("pkg.m.L6").open);
      out.push(document.documentElement.scrollWidth <= innerWidth);
      document.title = JSON.stringify(out);
    }, 200);
    """
    content = (case.folder / "report.html").read_text().replace("</script></body>", probe + "</script></body>")
    case.write("probe.html", content)
    done = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=390,800", f"--user-data-dir={case.folder}/profile",
                           "--virtual-time-budget=2000", "--dump-dom", f"file://{case.folder}/probe.html"], capture_output=True, text=True, timeout=240,
                          env={**os.environ, "HOME": str(case.folder)})
    title = re.search(r"<title>(.*?)</title>", done.stdout)
    assert title, done.stderr[-2000:]
    found = title.group(1)
    assert re.fullmatch(r'\["SUMMARYpkg\.m\.L\d+","pkg\.m\.L\d+",true,false,true,true\]', found.replace("&quot;", '"')), found
