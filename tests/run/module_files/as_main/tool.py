"""A command."""
import argparse
import sys

counted = 0


class Tool:
    def __init__(self, *words):
        self.words = words

    def run(self):
        return [word.upper() for word in self.words]


def count():
    global counted
    counted += 1
    return counted


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*")
    parser.print_usage()
    print(Tool(*parser.parse_args().words or ["none"]).run(), count(), len(sys.argv))
