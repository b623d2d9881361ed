"""A framed protocol fed by async generators: bytes in arbitrary pieces -> frames -> messages -> answers; corrupt and truncated input; asend() as a duplex codec."""
import asyncio
import struct
import zlib

HEADER = struct.Struct("!HBxI")


class FrameError(Exception):
    pass


def frame(kind, payload):
    return HEADER.pack(len(payload), kind, zlib.crc32(payload)) + payload


async def pieces(data, size):
    for start in range(0, len(data), size):
        if start // size % 3 == 2:
            await asyncio.sleep(0)
        yield data[start:start + size]


async def frames(source):
    buffer = bytearray()
    async for piece in source:
        buffer += piece
        while len(buffer) >= HEADER.size:
            length, kind, crc = HEADER.unpack_from(buffer)
            if len(buffer) < HEADER.size + length:
                break
            payload = bytes(buffer[HEADER.size:HEADER.size + length])
            del buffer[:HEADER.size + length]
            if zlib.crc32(payload) != crc:
                raise FrameError(f"checksum of {payload[:8]!r}")
            yield kind, payload
    if buffer:
        raise FrameError(f"{len(buffer)} bytes left")


async def messages(source):
    parts = []
    async for kind, payload in source:
        parts.append(payload)
        if kind & 1:
            yield kind >> 1, b"".join(parts)
            parts.clear()


async def codec():
    """Driven by asend(): takes bytes, gives the frames that are complete."""
    buffer, ready = b"", []
    while True:
        try:
            buffer += yield ready
        except FrameError as e:
            buffer, ready = b"", [("reset", str(e))]
            continue
        ready = []
        while len(buffer) >= HEADER.size:
            length, kind, crc = HEADER.unpack_from(buffer)
            if len(buffer) < HEADER.size + length:
                break
            ready.append((kind, buffer[HEADER.size:HEADER.size + length]))
            buffer = buffer[HEADER.size + length:]
            await asyncio.sleep(0)


class Protocol(asyncio.Protocol):
    """Bytes of a transport as an async generator."""
    def __init__(self):
        self.queue = asyncio.Queue()

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.queue.put_nowait(data)

    def eof_received(self):
        self.queue.put_nowait(b"")

    async def __aiter__(self):
        while data := await self.queue.get():
            yield data


async def answer(protocol):
    async for number, text in messages(frames(protocol)):
        reply = text[::-1] if number else text.upper()
        for at in range(0, len(reply), 7):
            protocol.transport.write(frame(number << 1 | (at + 7 >= len(reply)), reply[at:at + 7]))
    protocol.transport.close()


async def main():
    data = b"".join(frame(i % 4, b"payload %d " % i * (i % 3)) for i in range(40))
    seen = set()
    for size in (1, 2, 3, 7, 64, 4096):
        seen.add(repr([m async for m in messages(frames(pieces(data, size)))]))
    print(len(seen), len(seen.pop()))
    for bad in (data[:-1], data[:3], data[:50] + b"X" + data[51:]):
        got = 0
        try:
            async for _ in messages(frames(pieces(bad, 5))):
                got += 1
        except FrameError as e:
            print(got, e)
    c = codec()
    print(await c.asend(None))
    print([await c.asend(data[i:i + 11]) for i in range(0, 66, 11)])
    print(await c.athrow(FrameError("noise")), await c.asend(frame(9, b"after")), c.ag_running)
    await c.aclose()
    print([x async for x in c])

    loop = asyncio.get_running_loop()
    tasks = []

    def accept():
        protocol = Protocol()
        tasks.append(loop.create_task(answer(protocol)))
        return protocol
    server = await loop.create_server(accept, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async def talk(n):
        transport, protocol = await loop.create_connection(Protocol, "127.0.0.1", port)
        for i in range(n):
            transport.write(frame(i & 1 << 1, b"part "))
            transport.write(frame((i & 1) << 1 | 1, b"message %d of %d" % (i, n)))
        transport.write_eof()
        got = [m async for m in messages(frames(protocol))]
        transport.close()
        return got
    print(await talk(3))
    print([len(x) for x in await asyncio.gather(*[talk(n) for n in range(12)])])
    server.close()
    await server.wait_closed()
    await asyncio.gather(*tasks)


asyncio.run(main())
