"""An async generator under asyncio: readings come in, are smoothed by a second async generator, and two tasks consume them."""
import asyncio


async def readings(sensor, count):
    """What a sensor would send: the loop gets a turn every hundred readings."""
    value = sensor
    for number in range(count):
        value = (value * 1103515245 + 12345) % 2147483648
        yield value % 1000
        if number % 100 == 0:
            await asyncio.sleep(0)


async def smooth(source, weight):
    """The running mean; an async generator that consumes another."""
    mean = 0.0
    async for value in source:
        mean += (value - mean) * weight
        yield mean


async def watch(sensor, count):
    low = high = 500.0
    async for mean in smooth(readings(sensor, count), 0.05):
        if mean < low:
            low = mean
        elif mean > high:
            high = mean
    return f"sensor {sensor}: {low:.1f} to {high:.1f}"


async def run():
    for line in await asyncio.gather(watch(1, 40_000), watch(2, 40_000)):
        print(line)


def main():
    asyncio.run(run())


if __name__ == "__main__":
    main()
