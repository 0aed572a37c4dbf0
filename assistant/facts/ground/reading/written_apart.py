"""English numbers whose unit stands apart, or that are a year beside a noun: Letters (million): 412, In 2024 complaints had …"""

from __future__ import annotations

import re
from collections.abc import Container, Set
from dataclasses import replace
from decimal import Decimal

from assistant.facts.arithmetic import plain
from assistant.figures import Figure

_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "millions": 6, "m": 6, "mn": 6, "billion": 9, "billions": 9, "bn": 9,
}  # fmt: skip
_MONEY = {"£": "GBP", "€": "EUR", "$": "USD", "US$": "USD"}
_TOLD = r"(?P<money>[A-Z]{3}|US\$|[£€$])? ?(?P<scale>thousands?|millions?|billions?|bn|mn|m|k)(?: (?P<noun>[a-z]+))?"
_BEFORE = re.compile(rf"(?: \({_TOLD}\)|, {_TOLD.replace('?P<', '?P<other_')}): \Z")
_BEHIND = re.compile(rf" \({_TOLD}\)")
_IN = re.compile(r"\b(?:in|since|by|during|until|from|throughout) \Z", re.IGNORECASE)
_DOLLARS = frozenset(["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "JMD", "TTD", "FJD", "NAD"])
_CURRENCIES = _DOLLARS | {"GBP", "EUR", "CHF"}
_CENTS = frozenset(["cents", "cent", "pence", "p"])
_NEAR, _YEAR = 32, 4


def with_scale(text: str, figure: Figure) -> Figure:
    """Turnover, £ billion: 1.38 is 1.38 billion GBP; a number with a unit of its own is left as it is."""
    if (
        figure.unit
        or figure.kind != "count"
        or figure.value_high
        or not re.fullmatch(r"[\d,.]+", figure.text)
    ):
        return figure
    found = _BEFORE.search(text, max(0, figure.start - _NEAR), figure.start)
    told = {key.removeprefix("other_"): one for key, one in found.groupdict().items() if one} if found else {}
    if not told and (found := _BEHIND.match(text, figure.end)) is not None:
        told = {key: one for key, one in found.groupdict().items() if one}
    if "scale" not in told:
        return figure
    power = _SCALES[told["scale"].removesuffix("s")]
    money = _MONEY.get(told.get("money", ""), told.get("money", ""))
    kind = "money" if money else figure.kind
    value = plain(Decimal(figure.value).scaleb(power))
    return replace(figure, value=value, unit=money or told.get("noun", ""), kind=kind)


def in_its_currency(figure: Figure, units: Set[str]) -> Figure:
    """$84.9 million, where the sheet is in AUD alone; 18 cents of US$1.84, where it has no unit in cents."""
    if figure.unit == "USD" and figure.text[:1] == "$" and len(own := units & _DOLLARS) == 1:
        return replace(figure, unit=next(iter(own)))
    heads = {word.split("/")[0] for unit in units for word in unit.split()[:1]}
    if (
        figure.unit not in _CENTS
        or heads & _CENTS
        or len(own := heads & _CURRENCIES) != 1
        or figure.value_high
    ):
        return figure
    return replace(figure, value=plain(Decimal(figure.value) / 100), unit=next(iter(own)), kind="money")


def as_year(text: str, figure: Figure, years: Container[int]) -> Figure:
    """In 2024 complaints had been higher: the year, where the sheet has it, and no count of complaints."""
    number = figure.text[:_YEAR]
    if figure.kind != "count" or not number.isdigit() or figure.value != number or int(number) not in years:
        return figure
    if not figure.unit or figure.approx or not _IN.search(text, max(0, figure.start - _NEAR), figure.start):
        return figure
    return replace(figure, end=figure.start + _YEAR, text=number, unit="", kind="date")
