def make(x):
    class C:
        y = x

        def get(self):
            return x, self.y

        def set(self, value):
            nonlocal x
            x = value

        class D:
            z = x + 1

            def both(self):
                return x, __class__.__name__

    return C


A = make(1)
B = make(100)
a = A()
print(a.get(), B().get())
a.set(5)
print(a.get(), A().get(), A.D().both(), A.D.z, B.D().both())
print(A.__qualname__, A.D.__qualname__, A.get.__qualname__, A.D.both.__code__.co_freevars)


v = "module"


def shadow():
    v = "outer"

    class E:
        print("before", v)
        v = "class"
        print("after", v)

        def m(self):
            return v

        w = [v for _ in range(1)]
    return E


e = shadow()
print(e().m(), e.v, e.w)
