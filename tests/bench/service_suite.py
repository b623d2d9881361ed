"""A web service, interpreted and compiled: uvicorn, starlette, h11, anyio and the handlers of service/, all of it compiled.

    ./x bench --suite service [NAME ...] [--repeat N] [--requests N] [--json FILE]

Both servers run in processes of their own; a client here drives them in turn over several connections. What counts is the
server's CPU time a request, the median of the turns, and its resident memory. The answers must be equal. Needs the package index.
"""
from __future__ import annotations

import http.client
import json
import pathlib
import statistics
import subprocess

from installed import HERE, Installed
from turns import Table, suite_parser
from support import Toolchain

CONNECTIONS = 8
BODY = bytes(range(256)) * 256
# what is asked for: method, path, body, status that must come
REQUESTS = {"json": ("GET", "/rows?limit=30", None, 200), "json of 200 rows": ("GET", "/rows?limit=200", None, 200),
            "streamed body": ("GET", "/streamed/poem", None, 200), "handled exception": ("GET", "/items/77", None, 409),
            "timeout": ("GET", "/late", None, 504), "upload": ("POST", "/upload", BODY, 201)}


class Server:
    def __init__(self, tools: Toolchain, folder: pathlib.Path, compiled: bool):
        self.process = subprocess.Popen([tools.python, "-I", "-S", HERE / "service_worker.py", folder], stdout=subprocess.PIPE, text=True)
        is_compiled, port = (self.process.stdout.readline().split() + ["it died", "0"])[:2]
        if is_compiled != str(compiled):
            raise RuntimeError(f"the server: compiled is {is_compiled}, {compiled} was wanted")
        self.connections = [http.client.HTTPConnection("127.0.0.1", int(port), timeout=60) for _ in range(CONNECTIONS)]

    def ask(self, method: str, path: str, body: bytes | None, count: int) -> list[tuple[int, bytes]]:
        """The answers to as many requests, one on every connection at a time."""
        answers = []
        while len(answers) < count:
            for connection in self.connections:
                connection.request(method, path, body)
            for connection in self.connections:
                answer = connection.getresponse()
                answers.append((answer.status, answer.read()))
        return answers

    def usage(self) -> dict[str, float]:
        return json.loads(self.ask("GET", "/usage", None, 1)[-1][1])

    def seconds(self, what: tuple, count: int) -> tuple[float, set]:
        """CPU time of a request, and the answers that came."""
        method, path, body, _ = what
        before = self.usage()["cpu"]
        answers = self.ask(method, path, body, count)
        return (self.usage()["cpu"] - before) / len(answers), set(answers)

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()


def main(arguments: list[str]) -> int:
    parser = suite_parser(__doc__, repeat=9)
    parser.add_argument("--requests", type=int, default=400, help="requests in a turn")
    options = parser.parse_args(arguments)
    tools, source = Toolchain(options.justjitc, options.python), HERE / "service/handlers.py"
    installed = Installed(tools)
    if not installed.reached():
        return 0
    table = Table(["interpreted", "compiled"], "us", 1e6)
    folders = {"interpreted": installed.plain(source), "compiled": installed.compiled(source)}
    servers: dict[str, Server] = {}
    try:
        for kind, folder in folders.items():
            servers[kind] = Server(tools, folder, kind == "compiled")
        for name, what in REQUESTS.items():
            if options.names and not any(word in name for word in options.names):
                continue
            times, answers = {kind: [] for kind in servers}, set()
            for turn in range(options.repeat + 1):
                for kind, server in servers.items():
                    seconds, came = server.seconds(what, options.requests)
                    answers |= came
                    if turn:  # the first one warms up
                        times[kind].append(seconds)
            if {status for status, _ in answers} != {what[-1]} or len(answers) != 1:
                table.fails(name, f"{len(answers)} different answers: {sorted(answers)[:3]}")
            else:
                table.row(name, {kind: statistics.median(found) for kind, found in times.items()})
        memory = {kind: server.usage()["memory"] for kind, server in servers.items()}
        print("resident memory: " + ", ".join(f"{kind} {size:.1f} MB" for kind, size in memory.items()) + f", {memory['compiled'] - memory['interpreted']:+.1f} MB")
    finally:
        for server in servers.values():
            server.end()
    return table.finish(options.json)
