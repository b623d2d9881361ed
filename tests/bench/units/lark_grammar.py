"""JSON parsed by a grammar of lark (LALR), its tree turned into values."""
# suites: packages
# install: lark==1.3.1
# compile: lark
from lark import Lark, Transformer

GRAMMAR = r"""
?value: object | array | string | SIGNED_NUMBER -> number | "true" -> true | "false" -> false | "null" -> null
array: "[" [value ("," value)*] "]"
object: "{" [pair ("," pair)*] "}"
pair: string ":" value
string: ESCAPED_STRING
%import common.ESCAPED_STRING
%import common.SIGNED_NUMBER
%import common.WS
%ignore WS
"""


class Values(Transformer):
    def string(self, parts):
        return parts[0][1:-1]

    def number(self, parts):
        return float(parts[0])

    array, pair, object = list, tuple, dict

    def true(self, parts):
        return True

    def false(self, parts):
        return False

    def null(self, parts):
        return None


TEXT = '[{"name": "a b", "size": 1.5e3, "tags": ["x", "y", []], "on": true, "more": {"k": null, "n": -12}}, false]'
trees, values = Lark(GRAMMAR, start="value", parser="lalr"), Lark(GRAMMAR, start="value", parser="lalr", transformer=Values())


def unit():
    return trees.parse(TEXT).pretty(), values.parse(TEXT)
