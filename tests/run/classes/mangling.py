class A:
    __private = 1
    __dunder__ = 2
    _A__direct = 3

    def __method(self, __arg=5):
        __local = __arg
        return __local, sorted(locals())

    def call(self):
        return self.__method(), self.__private, self.__dunder__, self.__direct

    def set(self):
        self.__new = 1
        self.__dict__["__x"] = 2
        return sorted(self.__dict__)

    def nested(self):
        class __Inner:
            __v = 7
        return __Inner.__name__, [k for k in __Inner.__dict__ if "v" in k]

    def error(self):
        return __undefined

    def imports(self):
        import math as __m
        global __g
        __g = 1
        return __m.__name__, "_A__g" in globals()

    def kw(self):
        def f(*, __k=1): return __k
        return f(), f.__kwdefaults__


a = A()
print(a.call(), a.set(), a.nested(), a.imports(), a.kw())
print(sorted(k for k in A.__dict__ if "private" in k or "direct" in k or "method" in k))
try:
    a.error()
except NameError as error:
    print(error)
try:
    a.__private
except AttributeError as error:
    print(error)


class __B:
    __x = 1

    def g(self):
        return self.__x


print(__B().g(), [k for k in __B.__dict__ if "x" in k and k != "__weakref__" and "dict" not in k])
