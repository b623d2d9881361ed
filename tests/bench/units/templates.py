"""A template compiled and rendered by jinja2."""
# suites: counts packages
# install: jinja2==3.1.4
# compile: jinja2
from jinja2 import Environment

SOURCE = """<h1>{{ title|upper }}</h1>{% macro cell(x) %}<td class="{{ loop_class }}">{{ x }}</td>{% endmacro %}
<table>{% for row in rows if row.visible %}<tr{% if loop.first %} class="first"{% endif %}>
{% for x in row["values"] %}{{ cell(x) }}{% else %}<td>none</td>{% endfor %}</tr>{% endfor %}</table>
{% set total = rows|length %}{{ total }} rows, {{ rows|map(attribute="name")|join(", ") }}"""
ROWS = [{"name": f"row{i}", "visible": i % 3 != 0, "values": list(range(i))} for i in range(6)]


def unit():
    return Environment(autoescape=True, cache_size=0).from_string(SOURCE).render(title="Some rows", rows=ROWS, loop_class="c")
