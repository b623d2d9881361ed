"""A generator that is sent values."""
N = 60000


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


def main(n):
    g = averager()
    next(g)
    send = g.send
    last = 0
    for i in range(n):
        last = send(i)
    g.close()
    return last
