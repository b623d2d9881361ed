loads = globals().get("loads", 0) + 1
counted = 0


def count():
    global counted
    counted += 1
    return counted, loads


class Thing:
    def method(self):
        return "method"
