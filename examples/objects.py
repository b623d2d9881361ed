"""Ordinary objects: classes, methods, properties, a priority queue of events. Nothing is annotated, nothing is declared."""


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.history = []

    @property
    def in_debt(self):
        return self.balance < 0

    def deposit(self, amount):
        self.balance += amount
        self.history.append(amount)

    def withdraw(self, amount):
        self.deposit(-amount)


class Savings(Account):
    def __init__(self, owner, balance, rate):
        super().__init__(owner, balance)
        self.rate = rate

    def month_ends(self):
        self.deposit(self.balance * self.rate // 1200)


class Event:
    def __init__(self, day, account, amount):
        self.day = day
        self.account = account
        self.amount = amount

    def __lt__(self, other):
        return self.day < other.day

    def happen(self):
        if self.amount >= 0:
            self.account.deposit(self.amount)
        else:
            self.account.withdraw(-self.amount)


class Queue:
    """A heap, written out."""

    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        at = len(items) - 1
        while at and items[at] < items[(at - 1) // 2]:
            up = (at - 1) // 2
            items[at], items[up] = items[up], items[at]
            at = up

    def pop(self):
        items = self.items
        first = items[0]
        last = items.pop()
        if items:
            items[0] = last
            at = 0
            size = len(items)
            while True:
                child = 2 * at + 1
                if child >= size:
                    break
                if child + 1 < size and items[child + 1] < items[child]:
                    child += 1
                if not items[child] < items[at]:
                    break
                items[at], items[child] = items[child], items[at]
                at = child
        return first


def main():
    accounts = [Savings(f"customer {n}", 1000 * n, 1 + n % 4) for n in range(20)]
    queue = Queue()
    for n in range(12_000):
        queue.push(Event(n * 7919 % 3650, accounts[n % 20], n * 31 % 400 - 210))
    day = 0
    while queue.items:
        event = queue.pop()
        if event.day // 30 > day // 30:
            for account in accounts:
                account.month_ends()
        day = event.day
        event.happen()
    print("total", sum(a.balance for a in accounts), "in debt:", [a.owner for a in accounts if a.in_debt])
    print("entries", sum(len(a.history) for a in accounts))


if __name__ == "__main__":
    main()
