def make(start=0):
    count = start

    def increment(step=1):
        nonlocal count
        count += step
        return count

    def read():
        return count

    def reset():
        nonlocal count
        count = start

    return increment, read, reset


inc, read, reset = make(10)
print(inc(), inc(5), read())
reset()
print(read(), inc(-1))
other, read2, _ = make()
print(other(), read2(), read())
print([c.cell_contents for c in inc.__closure__], inc.__code__.co_freevars, make.__code__.co_cellvars)
