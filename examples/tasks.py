"""Coroutines under asyncio: a producer and two consumers share a queue."""
import asyncio


async def produce(queue, count):
    for number in range(count):
        await queue.put(number)
        await asyncio.sleep(0)
    for _ in range(2):
        await queue.put(None)


async def consume(queue):
    total = 0
    while (number := await queue.get()) is not None:
        total += number * number
    return total


async def run():
    queue = asyncio.Queue(maxsize=4)
    _, first, second = await asyncio.gather(produce(queue, 200), consume(queue), consume(queue))
    return first + second


def main():
    print("sum of squares:", asyncio.run(run()))


if __name__ == "__main__":
    main()
