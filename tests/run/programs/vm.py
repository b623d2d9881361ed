class Frame:
    def __init__(self, code, args, back):
        self.code, self.locals, self.stack, self.pc, self.back = code, dict(args), [], 0, back


class VM:
    def __init__(self, functions):
        self.functions, self.output, self.steps = functions, [], 0

    def run(self, name, **args):
        frame = Frame(self.functions[name], args, None)
        while True:
            op, *operand = frame.code[frame.pc]
            frame.pc += 1
            self.steps += 1
            s = frame.stack
            if op == "push":
                s.append(operand[0])
            elif op == "load":
                s.append(frame.locals[operand[0]])
            elif op == "store":
                frame.locals[operand[0]] = s.pop()
            elif op in ("add", "sub", "mul", "less"):
                b, a = s.pop(), s.pop()
                s.append({"add": a + b, "sub": a - b, "mul": a * b, "less": a < b}[op])
            elif op == "jump":
                frame.pc = operand[0]
            elif op == "unless":
                if not s.pop():
                    frame.pc = operand[0]
            elif op == "call":
                code, names = self.functions[operand[0]], operand[1]
                values = [s.pop() for _ in names][::-1]
                frame = Frame(code, zip(names, values), frame)
            elif op == "return":
                value = s.pop()
                frame = frame.back
                if frame is None:
                    return value
                frame.stack.append(value)
            elif op == "print":
                self.output.append(s.pop())
            else:
                raise RuntimeError(f"bad opcode {op}")


fact = [("load", "n"), ("push", 2), ("less",), ("unless", 6), ("push", 1), ("return",), ("load", "n"), ("load", "n"), ("push", 1), ("sub",),
        ("call", "fact", ("n",)), ("mul",), ("return",)]
loop = [("push", 0), ("store", "i"), ("load", "i"), ("load", "n"), ("less",), ("unless", 13), ("load", "i"), ("print",), ("load", "i"), ("push", 1),
        ("add",), ("store", "i"), ("jump", 2), ("push", "end"), ("return",)]
vm = VM({"fact": fact, "loop": loop, "bad": [("nonsense",)]})
print(vm.run("fact", n=10), vm.run("fact", n=30), vm.run("loop", n=5), vm.output, vm.steps)
for name, args in (("bad", {}), ("fact", {}), ("missing", {})):
    try:
        vm.run(name, **args)
    except (RuntimeError, KeyError) as e:
        print(type(e).__name__, e)
