def run(code, data=""):
    tape, at, out, pc = [0] * 30, 0, [], 0
    jumps, stack = {}, []
    for i, c in enumerate(code):
        if c == "[":
            stack.append(i)
        elif c == "]":
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    data = iter(data)
    while pc < len(code):
        match code[pc]:
            case ">":
                at += 1
            case "<":
                at -= 1
            case "+":
                tape[at] = (tape[at] + 1) % 256
            case "-":
                tape[at] = (tape[at] - 1) % 256
            case ".":
                out.append(chr(tape[at]))
            case ",":
                tape[at] = ord(next(data, "\0"))
            case "[" if not tape[at]:
                pc = jumps[pc]
            case "]" if tape[at]:
                pc = jumps[pc]
        pc += 1
    return "".join(out)


print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."))
print(run(",[.,]", "echo"))
try:
    run("]")
except IndexError as e:
    print(e)
