"""The plain fields of a brief: its keys, texts, kind, language, date and opening."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any, cast

from pydantic import ValidationError

from assistant.brief.head import HEAD_KEYS
from assistant.errors import BriefError, InputError, nearest
from assistant.language import Language, Said
from assistant.outline.kinds import Kind, get_kind
from assistant.outline.model import Passage
from assistant.outline.read import tidy_passage

KEYS = [
    "title",
    "kind",
    "language",
    "recipient",
    "salutation",
    "opening",
    "closing",
    "author",
    "document_number",
    "organ_mark",
    "signer",
    "signer_post",
    "copies_to",
    "present",
    "excused",
    "observers",
    *HEAD_KEYS,
    "attachments",
    "style",
    "date",
    "facts",
    "outline",
    "sections",
]
# Keys that may be a list, and what stands between its items.
_JOINED = {
    **{"copies_to": "，", "signer": "　"},
    **dict.fromkeys(("author", "organ_mark", "present", "excused", "observers"), "\n"),
}
_LANGUAGES = {
    "zh": "zh",
    "中文": "zh",
    "汉语": "zh",
    "zh-cn": "zh",
    "en": "en",
    "english": "en",
    "英文": "en",
}
_DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?\Z")


def check_keys(data: Mapping[str, Any], file: str) -> None:
    """Raises BriefError for the first key that nobody knows, with the nearest that are."""
    unknown = [str(key) for key in data if key not in KEYS]
    if unknown:
        near = nearest(unknown[0], KEYS) or KEYS
        raise BriefError(
            "有不认识的键",
            "unknown key",
            file=file or None,
            place=unknown[0],
            found=unknown[0],
            expected=" / ".join(near),
        )


def read_text(data: Mapping[str, Any], key: str, file: str) -> str:
    """The text of a key, trimmed; empty where there is none."""
    value = data.get(key)
    if value is None:
        return ""
    if key in _JOINED and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return _JOINED[key].join(one.strip() for one in value)
    if isinstance(value, Mapping | list | bool):
        raise BriefError(
            "应是一句文字",
            "this must be a text",
            file=file or None,
            place=key,
            found=value,
            expected=f"{key}: …",
        )
    return str(value).strip()


def read_kind(data: Mapping[str, Any], file: str) -> Kind | None:
    """The kind that the brief names. Raises KindError with the nearest names."""
    if isinstance(data.get("kind"), Kind):
        return cast(Kind, data["kind"])
    name = read_text(data, "kind", file)
    try:
        return get_kind(name) if name else None
    except InputError as error:
        raise error.at(file=file or None, place="kind") from None


def read_language(data: Mapping[str, Any], kind: Kind | None, file: str) -> Language:
    """The language that the brief names, or its kind's, or Chinese."""
    said = read_text(data, "language", file).lower()
    if not said:
        return kind.language if kind else "zh"
    if said not in _LANGUAGES:
        raise BriefError(
            "不认识的语言",
            "unknown language",
            file=file or None,
            place="language",
            found=said,
            expected="zh / en",
        )
    return cast(Language, _LANGUAGES[said])


def read_date(data: Mapping[str, Any], file: str) -> str:
    """The date as ISO, however it was written; empty where there is none."""
    value = data.get("date")
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    match = _DATE.match(str(value).strip())
    try:
        if match:
            return datetime.date(*map(int, match.groups())).isoformat()
    except ValueError:
        raise BriefError(
            "没有这一天", "there is no such day", file=file or None, place="date", found=value
        ) from None
    raise BriefError(
        "日期读不懂",
        "the date cannot be read",
        file=file or None,
        place="date",
        found=value,
        expected="2025-12-05",
    )


def read_opening(data: Mapping[str, Any], file: str) -> Passage | None:
    """The lead paragraph that the brief asks for."""
    value = data.get("opening")
    if value is None or isinstance(value, Passage):
        return value
    if not isinstance(value, Mapping):
        expected = Said(
            "{points: […], facts: […], length: [80, 160]}", "{points: […], facts: […], length: [80, 160]}"
        )
        raise BriefError(
            "开头读不懂",
            "`opening` cannot be read",
            file=file or None,
            place="opening",
            found=value,
            expected=expected,
        )
    # An opening is a passage without a heading; reading it as a section gives one error for both.
    unknown = [str(key) for key in value if key not in Passage.model_fields]
    if unknown:
        near = " / ".join(nearest(unknown[0], Passage.model_fields) or Passage.model_fields)
        raise BriefError(
            "有不认识的键", "unknown key", file=file or None, place="opening", found=unknown[0], expected=near
        )
    try:
        return Passage.model_validate(tidy_passage(value, "opening", file))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(["opening", *(str(part) for part in first["loc"])])
        raise BriefError(
            "内容不合要求", str(first["msg"]), file=file or None, place=place, found=first["input"]
        ) from None
