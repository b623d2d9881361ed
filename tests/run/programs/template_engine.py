import re


def parse(tokens, stop=None):
    nodes = []
    for kind, value in tokens:
        if kind == "text":
            nodes.append(lambda env, value=value: value)
        elif kind == "var":
            nodes.append(lambda env, value=value: str(eval(value, {}, env)))
        elif value.startswith("for "):
            name, _, source = value[4:].partition(" in ")
            body = parse(tokens, "end")

            def loop(env, name=name, source=source, body=body):
                return "".join(render(body, {**env, name: item}) for item in eval(source, {}, env))
            nodes.append(loop)
        elif value.startswith("if "):
            body = parse(tokens, "end")
            nodes.append(lambda env, c=value[3:], body=body: render(body, env) if eval(c, {}, env) else "")
        elif value == stop:
            return nodes
        else:
            raise SyntaxError(f"unexpected {value!r}")
    if stop:
        raise SyntaxError(f"{stop!r} is missing")
    return nodes


def tokens(text):
    for part in re.split(r"(\{\{.*?\}\}|\{%.*?%\})", text):
        if part.startswith("{{"):
            yield "var", part[2:-2].strip()
        elif part.startswith("{%"):
            yield "tag", part[2:-2].strip()
        elif part:
            yield "text", part


def render(nodes, env):
    return "".join(node(env) for node in nodes)


page = parse(tokens("Hello {{ name }}!{% for x in items %} [{{ x * 2 }}{% if x > 1 %} big{% end %}]{% end %} {{ len(items) }}"))
print(render(page, {"name": "World", "items": [1, 2, 3]}))
print(render(page, {"name": "nobody", "items": []}))
for bad in ("{% for x in y %}", "{% end2 %}", "{{ missing }}"):
    try:
        print(render(parse(tokens(bad)), {"y": []}))
    except (SyntaxError, NameError) as e:
        print(type(e).__name__, e)
