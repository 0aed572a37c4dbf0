"""A fact's mapping put right before the fact is made: dates in words, years named, no monsters."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from assistant.errors import FactsError
from assistant.facts.written import written_date
from assistant.language import Language, Said

_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_LARGEST_EXPONENT = 24


def as_typed(data: dict[str, Any], language: Language, file: str, place: Said) -> dict[str, Any]:
    """The mapping with its dates in words, a year as period named as one, and no list or monster number in it."""
    read = dict(data)
    for key, value in data.items():
        if isinstance(value, list | dict) or (
            isinstance(value, Decimal | int | float) and not isinstance(value, bool) and _monster(value)
        ):
            told = Said(f"“{key}”的内容不合要求", f"`{key}` cannot be used")
            raise FactsError(
                told.zh,
                told.en,
                file=file,
                place=place,
                found=value,
                expected=Said("文字或数字", "a text or a number"),
            )
        if isinstance(value, datetime.date):
            read[key] = written_date(value, language)
    value = read.get("value")
    if isinstance(value, str) and (match := _ISO_DATE.match(value.strip())):
        read["value"], read["text"] = None, _date(match, value, language, file, place)
    elif isinstance(value, datetime.time):
        read["value"], read["text"] = None, f"{value:%H:%M}"
    elif isinstance(value, str) and isinstance(data.get("value"), datetime.date):
        read["value"], read["text"] = None, value
    if language == "zh" and re.fullmatch(r"(19|20)\d\d", str(read.get("period", "")).strip()):
        read["period"] = f"{str(read['period']).strip()}年"
    return read


def _date(match: re.Match[str], value: str, language: Language, file: str, place: Said) -> str:
    try:
        return written_date(datetime.date(*map(int, match.groups())), language)
    except ValueError:
        raise FactsError("没有这一天", "there is no such day", file=file, place=place, found=value) from None


def _monster(value: Decimal | int | float) -> bool:
    number = Decimal(str(value))
    return not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT
