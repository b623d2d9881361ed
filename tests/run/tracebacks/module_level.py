# status: exits with 1, traceback on standard error
def f(n):
    if n:
        return f(n - 1)
    return {}[
        "missing"
    ]


print("before")
value = (1,
         f(2),
         3)
