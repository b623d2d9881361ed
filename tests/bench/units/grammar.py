"""An arithmetic grammar of pyparsing, used on one expression."""
# suites: counts packages
# install: pyparsing==3.1.4
# compile: pyparsing
from pyparsing import Forward, Literal, Word, alphas, infix_notation, nums, oneOf, opAssoc, pyparsing_common

operand = pyparsing_common.number | Word(alphas)
expression = infix_notation(operand, [
    (oneOf("+ -"), 1, opAssoc.RIGHT), (oneOf("* /"), 2, opAssoc.LEFT), (oneOf("+ -"), 2, opAssoc.LEFT)])


def unit():
    return expression.parse_string("-2 * (x + 3.5) / y - 1", parse_all=True).as_list()
