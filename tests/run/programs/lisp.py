import operator


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        if name in self:
            return self
        if self.outer is None:
            raise NameError(f"unbound {name}")
        return self.outer.find(name)


def read(tokens):
    token = tokens.pop(0)
    if token == "(":
        out = []
        while tokens[0] != ")":
            out.append(read(tokens))
        tokens.pop(0)
        return out
    if token == ")":
        raise SyntaxError("unexpected )")
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            pass
    return token


def evaluate(x, env):
    while True:
        if isinstance(x, str):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        match x:
            case ["quote", value]:
                return value
            case ["if", test, yes, no]:
                x = yes if evaluate(test, env) else no
            case ["define", str(name), value]:
                env[name] = evaluate(value, env)
                return None
            case ["lambda", names, body]:
                return lambda *values, env=env, names=names, body=body: evaluate(body, Env(names, values, env))
            case ["begin", *most, last]:
                for part in most:
                    evaluate(part, env)
                x = last
            case [head, *arguments]:
                return evaluate(head, env)(*[evaluate(a, env) for a in arguments])


def run(text, env):
    return evaluate(read(text.replace("(", " ( ").replace(")", " ) ").split()), env)


top = Env()
top.update({"+": operator.add, "-": operator.sub, "*": operator.mul, "<": operator.lt, "=": operator.eq, "list": lambda *a: list(a), "car": lambda x: x[0]})
for text in ("(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))", "(fact 10)", "(fact 25)", "(begin (define x 3) (+ x 0.5))",
             "(define make (lambda (n) (lambda (x) (+ x n))))", "((make 5) 10)", "(quote (a b (c)))", "(car (list 1 2))", "missing", "(", ")",
             "(+ 1 (quote a))", "(fact)"):
    try:
        print(text, "->", run(text, top))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
