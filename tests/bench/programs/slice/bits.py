"""Shifts and masks: a hash and a population count."""
N = 20000


def mix(n):
    h = 2166136261
    count = 0
    for i in range(n):
        h = ((h ^ i) * 16777619) & 0xFFFFFFFF
        x = h >> 7
        while x:
            count += x & 1
            x >>= 4
    return h ^ count


def main(n):
    return mix(n)
