"""What the head and the foot of an official paper say beside its organ and number (GB/T 9704-2012, 7.2, 7.3.5, 7.4)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from assistant.errors import BriefError
from assistant.language import Said

HEAD_KEYS = (
    "copy_number",
    "classification",
    "urgency",
    "seal",
    "note",
    "issued_by",
    "issued_on",
    "imprint_on_even",
    "adopted",
)
_CLASSIFIED = re.compile(r"(绝密|机密|秘密)\s*(?:[★☆*]\s*(\S.{0,11}))?")
_URGENT = ("特急", "加急", "特提", "平急")
_YES, _NO = ("是", "true", "yes"), ("否", "false", "no", "")
_PASSED = "通过"
_BRACKETS = "（）()"


def read_head(data: Mapping[str, Any], file: str) -> dict[str, Any]:
    """The fields of HEAD_KEYS as a Brief takes them. Raises BriefError naming the key, what stands there, and the form."""
    return {
        "copy_number": _copy_number(data, file),
        "classification": _classification(data, file),
        "urgency": _urgency(data, file),
        "seal": _flag(data, "seal", file),
        "note": _text(data, "note").strip(_BRACKETS),
        "issued_by": _text(data, "issued_by"),
        "issued_on": _date(data, file),
        "imprint_on_even": _flag(data, "imprint_on_even", file) if _text(data, "imprint_on_even") else None,
        "adopted": _adopted(data),
    }


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return "" if value is None else " ".join(str(value).split())


def _copy_number(data: Mapping[str, Any], file: str) -> str:
    """Six digits, filled up with zeros (7.2.1)."""
    said = _text(data, "copy_number")
    if not said:
        return ""
    if not re.fullmatch(r"[0-9]{1,6}", said):
        raise _wrong("copy_number", said, "000001", file)
    return said.zfill(6)


def _classification(data: Mapping[str, Any], file: str) -> str:
    """密级, with ★ before the term of secrecy (7.2.2)."""
    said = _text(data, "classification")
    match = _CLASSIFIED.fullmatch(said)
    if said and not match:
        raise _wrong("classification", said, "机密★1年 / 秘密", file)
    return "★".join(part for part in match.groups() if part) if match else ""


def _urgency(data: Mapping[str, Any], file: str) -> str:
    said = _text(data, "urgency")
    if said and said not in _URGENT:
        raise _wrong("urgency", said, " / ".join(_URGENT[:2]), file)
    return said


def _adopted(data: Mapping[str, Any]) -> str:
    """The meeting that passed the paper, without brackets; a bare yes where the title names it already."""
    said = _text(data, "adopted").strip(_BRACKETS)
    return "" if said.lower() in _NO else _PASSED if said.lower() in _YES else said


def _flag(data: Mapping[str, Any], key: str, file: str) -> bool:
    said = _text(data, key).lower()
    if said in _YES:
        return True
    if said not in _NO:
        raise _wrong(key, said, "true / false", file)
    return False


def _date(data: Mapping[str, Any], file: str) -> str:
    value = data.get("issued_on")
    try:
        return datetime.date.fromisoformat(str(value)[:10]).isoformat() if value else ""
    except ValueError:
        raise _wrong("issued_on", str(value), "2025-12-05", file) from None


def _wrong(key: str, found: str, expected: str, file: str) -> BriefError:
    names = {
        "copy_number": Said("份号应为六位以内的数字", "the copy number has up to six digits"),
        "classification": Said("密级读不懂", "unknown classification"),
        "urgency": Said("紧急程度读不懂", "unknown urgency"),
        "issued_on": Said("印发日期读不懂", "the date of issue cannot be read"),
    }
    said = names.get(key, Said("应为是或否", "this is yes or no"))
    return BriefError(said.zh, said.en, file=file or None, place=key, found=found, expected=expected)
