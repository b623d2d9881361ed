class A:
    def __iadd__(self, other):
        print("iadd")
        return NotImplemented

    def __add__(self, other):
        print("add")
        return NotImplemented


class B:
    def __radd__(self, other):
        print("radd")
        return "B.radd"


a = A()
a += B()
print(a)
a = A()
try:
    a += 1
except TypeError as error:
    print(error)
try:
    a - 1
except TypeError as error:
    print(error)


class Sub(int):
    def __radd__(self, other):
        return f"Sub.radd({other})"

    def __iadd__(self, other):
        return f"Sub.iadd({other})"


n = 5
n += Sub(3)
print(n)
s = Sub(4)
s += 5
print(s)
print(5 + Sub(1), Sub(1) + 5)


class Seq:
    def __add__(self, other):
        return NotImplemented

    def __len__(self):
        return 0


q = Seq()
try:
    q += []
except TypeError as error:
    print(error)
try:
    q *= 2
except TypeError as error:
    print(error)
x = [1]
try:
    x += 5
except TypeError as error:
    print(error)
x += "ab"
x += {7: 8}
print(x)
