"""What memory a list keeps when its last items are taken."""
import sys


def emptied(n):
    items = list(range(n))
    sizes = []
    while items:
        items.pop()
        sizes.append(sys.getsizeof(items) - sys.getsizeof([]))
    return sizes


def one():
    items = [1]
    items.pop()
    return sys.getsizeof(items) - sys.getsizeof([])


def grown():
    items = []
    sizes = []
    for n in range(3):
        for i in range(n * 3):
            items.append(i)
        while len(items) > n:
            items.pop()
        sizes.append(sys.getsizeof(items) - sys.getsizeof([]))
    return sizes


def main():
    for n in range(7):
        print(emptied(n))
    print(one(), grown())
    try:
        [].pop()
    except IndexError as e:
        print(e)
