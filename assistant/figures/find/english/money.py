"""The sign or code of a currency beside an English number: £428,600, US$3.2m, NOK 310 million."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from assistant.figures.lexicon import signs

# COP28 is a conference and no sum of pesos.
_NAMES = ("COP", "PEN", "MOP", "AMD", "MDL")
_SHORT = re.compile(r"[0-9]{1,2}(?![0-9]|[.,][0-9]| ?(?:million|billion|bn|m\b))")
_SIZES = (3, 2, 1)
# R4.6 million, N12,400: rand and naira; R12 and N4 are codes.
_LETTERS = {"R": "ZAR", "N": "NGN"}
_SUM = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)? ?(?:million|billion|trillion|bn|m)\b|[0-9]{2,}\.[0-9]{2}(?![0-9.])"
)


class Currency(NamedTuple):
    """Where the sign or code begins, and the unit that it stands for: £ is GBP."""

    start: int
    unit: str


@cache
def _units() -> dict[str, str]:
    """Sign or code → unit. English keeps the codes of ISO 4217 throughout: ￥ and RMB are CNY."""
    return {sign: "CNY" if unit == "元" else unit for sign, unit in signs().items()}


@cache
def _last() -> frozenset[str]:
    """The characters that a sign or code ends with; most words before a number end with another."""
    return frozenset([*_LETTERS, *(sign[-1] for sign in _units())]) - frozenset("0123456789")


@cache
def _ahead() -> re.Pattern[str]:
    listed = sorted(_units(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, listed))}) ?")


def currency_before(text: str, start: int, floor: int) -> Currency | None:
    """The currency that ends where the number at `start` begins, but for one blank; none begins before `floor`."""
    end = start - (text[start - 1 : start] == " ")
    if end <= floor or text[end - 1] not in _last():
        return None
    units = _units()
    if (
        end == start
        and text[end - 1] in _LETTERS
        and not text[end - 2 : end - 1].isalnum()
        and _SUM.match(text, start)
    ):
        return Currency(end - 1, _LETTERS[text[end - 1]]) if end - 1 >= floor else None
    for size in _SIZES:
        begin = end - size
        unit = units.get(text[begin:end]) if begin >= floor else None
        if unit and not (text[begin].isalpha() and text[begin - 1 : begin].isalpha()):
            return (
                None
                if end == start and text[begin:end] in _NAMES and _SHORT.match(text, start)
                else Currency(begin, unit)
            )
    return None


def currency_end(text: str, place: int) -> int:
    """Where the currency that begins at `place` ends; `place` when none does."""
    match = _ahead().match(text, place)
    return match.end() if match else place
