class A:
    def who(self):
        return "A"

    @classmethod
    def cm(cls):
        return "A.cm " + cls.__name__

    @staticmethod
    def sm():
        return "A.sm"

    @property
    def prop(self):
        return "A.prop"

    value = "A.value"


class B(A):
    def who(self):
        return "B" + super().who()

    @classmethod
    def cm(cls):
        return "B>" + super().cm()

    @staticmethod
    def sm():
        return "B>" + super(B, B).sm()

    @property
    def prop(self):
        return "B>" + super().prop

    def val(self):
        return super().value, super(B, self).value, __class__.__name__

    def nested(self):
        def inner():
            return super(B, self).who()
        return inner(), [super(B, self).who() for _ in range(1)]

    def in_generator(self):
        yield super().who()
        yield super().value

    def wrong(self):
        del self
        return super().who()

    def missing(self):
        return super().nothing


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


b = B()
print(b.who(), B.cm(), B.sm(), b.prop, b.val(), b.nested(), list(b.in_generator()), D().who(), D.cm())
for test in (b.wrong, b.missing):
    try:
        test()
    except (RuntimeError, AttributeError) as error:
        print(type(error).__name__, error)


def outside(self):
    return super().who()


try:
    outside(b)
except RuntimeError as error:
    print(error)
B.other = outside
try:
    b.other()
except RuntimeError as error:
    print(error)


class E(A):
    def no_args():
        return super().who()

    def wrong_type(x):
        return super().who()


try:
    E.no_args()
except RuntimeError as error:
    print(error)
try:
    E.wrong_type(5)
except TypeError as error:
    print(error)
s = super(B, b)
print(repr(s).split()[0:3], s.who(), s.__thisclass__.__name__, s.__self__ is b)
