import builtins


def length(x):
    return len(x)


print(length([1, 2, 3]))
len = lambda x: "shadowed"
print(length([1]))
del len
print(length([1]))
original = builtins.len
builtins.len = lambda x: "patched"
try:
    print(length([1, 2]), len([1, 2]))
finally:
    builtins.len = original
print(length([1, 2]))
builtins.new_builtin = "made"
print(new_builtin)
del builtins.new_builtin
try:
    new_builtin
except NameError as e:
    print(e)
counter = 0


def bump():
    global counter
    counter += 1
    return counter


for _ in range(3):
    bump()
globals()["counter"] = 100
print(bump(), counter)
exec("counter = 200")
print(bump())
exec("def bump(): return 'replaced'")
print(bump())
value = 1


def read():
    return value


print([read() for value in range(3)], read())
for value in range(5, 8):
    print(read(), end=" ")
print()
del value
try:
    read()
except NameError as e:
    print(e)
value = "back"
print(read())
print(eval("len('abc')", {}), eval("len('abc')", {"len": str.upper}))
try:
    eval("len('x')", {"__builtins__": {}})
except NameError as e:
    print(e)
print = print
print("print is a global now")
