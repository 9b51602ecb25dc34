"""Numbers in words and figures, with units, dates and times of day: decide which are equal."""

from ghostcli.fidelity.numbers.amounts import LIMIT, Amount, amounts, count_amounts, may_begin
from ghostcli.fidelity.numbers.context import in_context, may_have_context, with_context
from ghostcli.fidelity.numbers.languages import grammar, has_words
from ghostcli.fidelity.numbers.reading import count, run, value
from ghostcli.fidelity.numbers.units import MEASURES
from ghostcli.fidelity.numbers.words import (
    CURRENCIES,
    FIGURES,
    NUMBER_WORDS,
    changed,
    is_number,
    written,
)

__all__ = [
    "CURRENCIES",
    "FIGURES",
    "LIMIT",
    "MEASURES",
    "NUMBER_WORDS",
    "Amount",
    "amounts",
    "changed",
    "count",
    "count_amounts",
    "grammar",
    "has_words",
    "in_context",
    "is_number",
    "may_begin",
    "may_have_context",
    "run",
    "value",
    "with_context",
    "written",
]
