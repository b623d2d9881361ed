def log(x):
    print("eval", x)
    return x


def f(a=log("default a"), *args, b=log("default b"), **kw):
    return a, args, b, kw


print("defined")
print(f(log(1), *[log(2), log(3)], b=log(4), **{"c": log(5)}))
print(f(log(1), b=log(2), *[log(3)]))


@log
@(lambda f: (print("inner decorator"), f)[1])
def g(x: log("annotation") = log("default")) -> log("return"):
    return x


print(g(), g.__annotations__)


class C:
    def m(self, *args):
        print("called", args)
        return self


C().m(log("x")).m(log("y"), *(log("z"),))
print({log("k1"): log("v1"), log("k2"): log("v2")})
print([log(1), *(log(2), log(3)), log(4)])
log([1, 2, 3])[log(1)] = log(7)
(lambda: log("body"))()
