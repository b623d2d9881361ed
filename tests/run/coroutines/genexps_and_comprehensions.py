import asyncio


async def double(x):
    await asyncio.sleep(0)
    return x * 2


class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def main_():
    print([await double(i) for i in range(3)], {await double(i) for i in range(3)}, {i: await double(i) for i in range(2)})
    print([x async for x in Count(3)], {x async for x in Count(3)}, {x: x async for x in Count(2)})
    print([x async for x in Count(6) if x % 2], [(x, y) async for x in Count(2) for y in range(2)])
    print([[y async for y in Count(x)] for x in range(3)], [await double(x) async for x in Count(3)])
    print([x for x in [await double(1), 2]], sum([await double(i) for i in range(4)]))
    try:
        [x async for x in 5]
    except TypeError as e:
        print(e)
    total = 0
    for i in range(3):
        total += await double(i)
    while total < 20:
        total += await double(1)
    print(total, await double(1) if total > 5 else 0, (await double(2), await double(3)))
    a, *b = await double(1), await double(2), await double(3)
    print(a, b, not await double(0), await double(1) < await double(2), [1, 2, 3][await double(1)])


asyncio.run(main_())
