class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} lacks {amount - account.balance}")
        self.account = account


class Account:
    interest = 0.02

    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise InsufficientFunds(self, self._balance - value)
        self.history.append(value - self._balance)
        self._balance = value

    def __iadd__(self, amount):
        self.balance += amount
        return self

    def __isub__(self, amount):
        self.balance -= amount
        return self

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"


class Savings(Account):
    interest = 0.05

    def year(self):
        self += round(self.balance * self.interest, 2)
        return self


def transfer(a, b, amount):
    saved = a.balance, b.balance
    try:
        b += amount
        a -= amount
    except InsufficientFunds:
        a._balance, b._balance = saved
        raise
    else:
        return amount
    finally:
        print("after transfer", a, b)


x, y = Account("x", 100), Savings("y")
print(transfer(x, y, 70))
try:
    transfer(x, y, 70)
except InsufficientFunds as e:
    print(e, e.account is x, e.args)
print(y.year(), x.history, y.history)
