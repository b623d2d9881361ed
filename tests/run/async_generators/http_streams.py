"""An HTTP/1.1 server and client over asyncio streams: keep-alive, chunked bodies both ways, streaming by async generators, timeouts, errors, a closed client."""
import asyncio
import contextlib
import json

MAX_LINE = 4096


class BadRequest(Exception):
    def __init__(self, status, reason):
        super().__init__(reason)
        self.status = status


async def read_headers(reader):
    headers = {}
    while True:
        line = await reader.readuntil(b"\r\n")
        if len(line) > MAX_LINE:
            raise BadRequest(431, "header too long")
        if line == b"\r\n":
            return headers
        name, sep, value = line.decode("latin-1").partition(":")
        if not sep:
            raise BadRequest(400, "no colon")
        headers[name.strip().lower()] = value.strip()


async def body_chunks(reader, headers):
    """The body, piece by piece, however it is framed."""
    if headers.get("transfer-encoding") == "chunked":
        while True:
            size = int((await reader.readuntil(b"\r\n")).split(b";")[0], 16)
            chunk = await reader.readexactly(size)
            if await reader.readexactly(2) != b"\r\n":
                raise BadRequest(400, "chunk without end")
            if not size:
                return
            yield chunk
    left = int(headers.get("content-length", 0))
    while left:
        chunk = await reader.read(min(left, 64))
        if not chunk:
            raise BadRequest(400, "body ends early")
        left -= len(chunk)
        yield chunk


async def requests(reader):
    """All requests of one connection."""
    while True:
        try:
            line = await reader.readuntil(b"\r\n")
        except asyncio.IncompleteReadError as e:
            if e.partial:
                raise BadRequest(400, "line ends early") from None
            return
        parts = line.decode("latin-1").split()
        if len(parts) != 3 or parts[2] != "HTTP/1.1":
            raise BadRequest(400, "not HTTP/1.1")
        headers = await read_headers(reader)
        body = body_chunks(reader, headers)
        async with contextlib.aclosing(body):
            yield parts[0], parts[1], headers, body
            async for _ in body:  # what the handler left unread
                pass


class Server:
    def __init__(self):
        self.routes = {}
        self.log = []

    def route(self, path):
        def register(handler):
            self.routes[path] = handler
            return handler
        return register

    async def send(self, writer, status, payload, close=False):
        head = f"HTTP/1.1 {status} X\r\nconnection: {'close' if close else 'keep-alive'}\r\n"
        if isinstance(payload, bytes):
            writer.write(f"{head}content-length: {len(payload)}\r\n\r\n".encode() + payload)
        else:
            writer.write(f"{head}transfer-encoding: chunked\r\n\r\n".encode())
            async with contextlib.aclosing(payload):
                async for chunk in payload:
                    writer.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
                    await writer.drain()
            writer.write(b"0\r\n\r\n")
        await writer.drain()

    async def serve(self, reader, writer):
        try:
            async with contextlib.aclosing(requests(reader)) as incoming:
                async for method, path, headers, body in incoming:
                    path, _, query = path.partition("?")
                    handler = self.routes.get(path)
                    if not handler:
                        await self.send(writer, 404, b"no " + path.encode())
                        continue
                    try:
                        async with asyncio.timeout(0.5):
                            await self.send(writer, 200, await handler(method, query, headers, body))
                    except TimeoutError:
                        await self.send(writer, 504, b"too slow", True)
                        break
                    except ZeroDivisionError as e:
                        await self.send(writer, 500, str(e).encode())
        except BadRequest as e:
            await self.send(writer, e.status, str(e).encode(), True)
        except ConnectionError as e:
            self.log.append(type(e).__name__)
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()


class Client:
    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    @classmethod
    @contextlib.asynccontextmanager
    async def connect(cls, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            yield cls(reader, writer)
        finally:
            writer.close()
            await writer.wait_closed()

    async def request(self, method, path, body=None, raw=None):
        if raw is not None:
            self.writer.write(raw)
        elif body is None or isinstance(body, bytes):
            self.writer.write(f"{method} {path} HTTP/1.1\r\ncontent-length: {len(body or b'')}\r\n\r\n".encode() + (body or b""))
        else:
            self.writer.write(f"{method} {path} HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n".encode())
            async for chunk in body:
                self.writer.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()
        status = int((await self.reader.readuntil(b"\r\n")).split()[1])
        headers = await read_headers(self.reader)
        return status, headers["connection"], b"".join([c async for c in body_chunks(self.reader, headers)])


server = Server()


@server.route("/echo")
async def echo(method, query, headers, body):
    return json.dumps([method, query, b"".join([c async for c in body]).decode()]).encode()


@server.route("/stream")
async def stream(method, query, headers, body):
    async def numbers():
        try:
            for i in range(int(query)):
                if i % 5 == 4:
                    await asyncio.sleep(0)
                yield b"%d," % i
        finally:
            server.log.append("stream ends")
    return numbers()


@server.route("/upper")
async def upper(method, query, headers, body):
    return (c.upper() async for c in body)


@server.route("/unread")
async def unread(method, query, headers, body):
    async for c in body:
        return c[:4]


@server.route("/slow")
async def slow(method, query, headers, body):
    await asyncio.sleep(30)


@server.route("/zero")
async def zero(method, query, headers, body):
    return b"%d" % (1 // 0)


async def words(*parts):
    for p in parts:
        await asyncio.sleep(0)
        yield p


async def session(port, n):
    async with Client.connect(port) as c:
        return [
            await c.request("GET", f"/echo?{n}"), await c.request("POST", "/echo", b"x" * 200), await c.request("POST", "/echo", words(b"a", b"b" * 70)),
            await c.request("GET", f"/stream?{n}"), await c.request("POST", "/upper", words(b"one ", b"two")), await c.request("POST", "/unread", b"y" * 300),
            await c.request("GET", "/nowhere"), await c.request("GET", "/zero"), await c.request("GET", "/stream?0")]


async def main():
    async with await asyncio.start_server(server.serve, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        for answer in await session(port, 12):
            print(answer)
        print(len({repr(s) for s in await asyncio.gather(*[session(port, 7) for _ in range(8)])}))
        for raw in (b"GET\r\n", b"GET / HTTP/1.1\r\nbad\r\n\r\n", b"GET /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n1\r\nxyz\r\n"):
            async with Client.connect(port) as c:
                print(await c.request("", "", raw=raw))
        async with Client.connect(port) as c:
            print(await c.request("GET", "/slow"))
        async with Client.connect(port) as c:  # goes away in the middle of a body
            c.writer.write(b"POST /echo HTTP/1.1\r\ncontent-length: 10\r\n\r\nabc")
            await c.writer.drain()
        await asyncio.sleep(0.05)
        print(server.log)


asyncio.run(main())
