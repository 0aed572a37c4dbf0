"""A fact as people write it: numbers with their units, signs for not known yet, dates, yes and no."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from assistant.errors import FactsError
from assistant.facts.arithmetic import plain
from assistant.figures import Quantity, find_figures, parse_quantity, split_unit
from assistant.language import Language, Said

# What people put into a cell for "not known yet".
GAPS = frozenset(
    [
        "XX",
        "××",
        "xx",
        "X",
        "×",
        "—",
        "——",
        "-",
        "--",
        "/",
        "\\",
        "___",
        "____",
        "待补",
        "待定",
        "待核",
        "未知",
        "暂无",
        "暂缺",
        "空",
        "n/a",
        "N/A",
        "tbd",
        "TBD",
    ]
)
_NUMBER_EXPECTED = Said(
    "数字，如 1234、1.2亿元、98.5%、三百二十一、20—30，未知则留空",
    "a number such as 1234, 1.2亿元, 98.5%, 20—30; empty while unknown",
)
# A place (第4位, 全省第一, 前三) is words like a date: 4位 would count four of something.
_PLACE = re.compile(r"[\u3400-\u9fff]{0,8}?[第前]\s*(?:[一二三四五六七八九十百两]+|\d+)\s*[位名]?")
_TRUE = frozenset(["是", "true", "yes", "y", "1", "√", "✓", "✔", "对"])
_FALSE = frozenset(["否", "false", "no", "n", "0", "×", "x", "", "无"])


def written_date(value: datetime.date, language: Language = "zh") -> str:
    """A date as it is printed: 2025年11月20日, 20 November 2025."""
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%B} {value.year}"


def read_as_written(data: dict[str, Any]) -> dict[str, Any]:
    """The fields of a fact from a mapping of a facts file: numbers, units, gaps and dates as people write them.

    Raises FactsError that says what was found and what was expected.
    """
    read = {key: _stripped(value) for key, value in data.items() if value is not None}
    if not read.get("id"):
        read["id"] = read.get("label") or ""
    if not read["id"]:
        raise FactsError("事实既无编号也无名称", "a fact has neither id nor label", expected="id / label")
    _check_id(str(read["id"]))
    for key in ("id", "label", "unit", "entity", "period", "source", "formula", "text", "approx", "note"):
        if key in read:
            read[key] = _text(read[key])
    if "sensitive" in read:
        read["sensitive"] = _truth(read["sensitive"])
    if read.get("digits") == "":
        del read["digits"]
    if "value" in read:
        _read_value(read)
    given = [key for key in ("value", "formula", "text") if read.get(key) not in (None, "")]
    if len(given) > 1:
        raise FactsError(
            f"“{read['id']}”同时写了{'、'.join(given)}",
            f"`{read['id']}` has {' and '.join(given)} at once",
            expected=Said(f"只写一项：{' / '.join(given)}", f"only one of {' / '.join(given)}"),
        )
    return read


def _read_value(read: dict[str, Any]) -> None:
    value = read["value"]
    if value == "" or (isinstance(value, str) and value.replace(" ", "") in GAPS):
        del read["value"]
    elif isinstance(value, bool):
        raise _no_number(read["id"], value)
    elif isinstance(value, datetime.datetime | datetime.date):
        del read["value"]
        read["text"] = written_date(value)
    elif isinstance(value, int | float | Decimal):
        number = Decimal(str(value))
        if not number.is_finite():
            raise _no_number(read["id"], value)
        read["value"] = number
    else:
        _read_written_value(read, str(value))


def _read_written_value(read: dict[str, Any], value: str) -> None:
    """A value as people write it: the number goes to `value`, a unit that it brings to `unit`."""
    if _PLACE.fullmatch(value):
        del read["value"]
        place, unit = "".join(value.split()), str(read.get("unit", ""))
        read["text"] = place if place.endswith(("位", "名", unit)) else place + unit
        return
    quantity = parse_quantity(value)
    if quantity is None:
        found = find_figures(value, "en" if value.isascii() else "zh").figures
        if len(found) == 1 and found[0].kind in ("date", "time") and found[0].text == value.strip():
            del read["value"]
            read["text"] = value
            return
    if quantity is None:
        raise _no_number(read["id"], value)
    scale, unit = split_unit(str(read.get("unit", "")))
    if quantity.unit and unit and quantity.unit != unit:
        raise FactsError(
            f"“{read['id']}”的数值自带单位与单位栏不符",
            f"`{read['id']}`: the value's own unit and the unit given differ",
            found=value,
            expected=str(read["unit"]),
        )
    own_scale = _scale_written(value, quantity)
    if own_scale != 1 and scale == 1:
        scale, read["unit"] = own_scale, _scaled_unit(own_scale, quantity.unit or unit)
        bare = quantity
    elif own_scale == 1 and not quantity.unit:
        # A bare number counts in the unit of the column: 7,030.5 under 万元.
        bare = Quantity(quantity.value * scale, quantity.high and quantity.high * scale, unit)
    else:
        bare = quantity
        read.setdefault("unit", quantity.unit)
        read["unit"] = read["unit"] or quantity.unit
    read["value"] = _trimmed(bare.value / scale)
    if bare.high is not None:
        read["value_high"] = _trimmed(bare.high / scale)
    if quantity.approx and not read.get("approx"):
        read["approx"] = quantity.approx


def _scale_written(value: str, quantity: Quantity) -> Decimal:
    for sign, scale in (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4)):
        if sign in value and any(char.isdigit() for char in value) and abs(quantity.value) >= scale / 1000:
            return scale
    return Decimal(1)


def _scaled_unit(scale: Decimal, unit: str) -> str:
    word = {12: "万亿", 8: "亿", 4: "万"}[scale.adjusted()]
    return word + unit


def _no_number(name: object, value: object) -> FactsError:
    return FactsError(
        f"“{name}”的数值不是数字",
        f"the value of `{name}` is no number",
        found=value,
        expected=_NUMBER_EXPECTED,
    )


def _check_id(name: str) -> None:
    if "]]" in name or "|" in name or "\n" in name or "\r" in name:
        raise FactsError("编号中不能有 ]]、| 或换行", "an id cannot hold ]], | or a line break", found=name)


def _trimmed(value: Decimal) -> Decimal:
    return Decimal(plain(value))


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _text(value: Any) -> str:
    if isinstance(value, datetime.datetime | datetime.date):
        return written_date(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _truth(value: Any) -> bool:
    word = str(value).strip().lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise FactsError(
        "“敏感”一栏读不懂", "`sensitive` cannot be read", found=value, expected="是 / 否, true / false"
    )
