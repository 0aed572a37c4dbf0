"""What is attached to a paper: a text, a table from a file, or a table of facts (GB/T 9704-2012, 7.3.4, 7.3.7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.brief.attached_file import markdown_lines, read_attached
from assistant.errors import BriefError, nearest
from assistant.language import Said
from assistant.outline.figure import Figure

_KEYS = ("title", "text", "file", "facts")
_EXPECTED = Said("名称，或 {title: …, file|text|facts: …}", "a name, or {title: …, file|text|facts: …}")
# Nothing stands behind the name of an attachment in the list (7.3.4).
_MARKS_BEHIND = "。；，、;,. \t"
_OWN_NUMBER = re.compile(r"\s*附\s*件\s*\d{0,2}\s*[：:.、．]?\s*")


class Attachment(BaseModel):
    """One attachment. With neither lines nor a figure only its name is printed, in the list below the body."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1, description="its name, the same in the list and above its text")
    lines: tuple[str, ...] = Field(
        (), description="paragraphs; `#` begins a heading, and a line with tabs is the row of a table"
    )
    figure: Figure | None = Field(None, description="a table of facts")

    @property
    def has_text(self) -> bool:
        """Whether it has pages of its own."""
        return bool(self.lines or self.figure)


def read_attachments(data: Mapping[str, Any], file: str, base: Path | None) -> tuple[Attachment, ...]:
    """What the brief attaches, its files read. Raises BriefError naming the attachment, what was found and expected."""
    value = data.get("attachments")
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise _wrong("attachments", value, file)
    return tuple(_read(one, f"attachments[{index}]", file, base) for index, one in enumerate(value, 1))


def named_files(data: Mapping[str, Any]) -> list[str]:
    """The files that attachments name, as they are written."""
    value = data.get("attachments")
    items = value if isinstance(value, list) else []
    return [str(one["file"]) for one in items if isinstance(one, Mapping) and one.get("file")]


def _read(one: Any, place: str, file: str, base: Path | None) -> Attachment:
    if isinstance(one, Attachment):
        return one
    if isinstance(one, Mapping) and set(one) <= set(Attachment.model_fields) and "title" in one:
        return _made(dict(one), place, file)
    data = {"title": one} if isinstance(one, str | int) else one
    if not isinstance(data, Mapping) or not data.get("title"):
        raise _wrong(place, one, file)
    unknown = [str(key) for key in data if key not in _KEYS]
    if unknown:
        near = " / ".join(nearest(unknown[0], _KEYS) or _KEYS)
        raise BriefError(
            "有不认识的键", "unknown key", file=file or None, place=place, found=unknown[0], expected=near
        )
    given = [key for key in ("text", "file", "facts") if data.get(key)]
    if len(given) > 1:
        raise BriefError(
            "text、file、facts 只能写一个",
            "only one of text, file and facts can be given",
            file=file or None,
            place=place,
            found=", ".join(given),
        )
    made: dict[str, Any] = {"title": data["title"]}
    if data.get("text"):
        made["lines"] = markdown_lines(str(data["text"]))
    elif data.get("file"):
        made["lines"] = read_attached(Path(base or "", str(data["file"])))
    elif data.get("facts"):
        made["figure"] = {"form": "table", "of": data["facts"]}
    return _made(made, place, file)


def _made(data: dict[str, Any], place: str, file: str) -> Attachment:
    title = _OWN_NUMBER.sub("", " ".join(str(data["title"]).split()), count=1).rstrip(_MARKS_BEHIND)
    try:
        return Attachment.model_validate({**data, "title": title})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        within = ".".join([place, *(str(part) for part in first["loc"])])
        raise BriefError(
            "内容不合要求", str(first["msg"]), file=file or None, place=within, found=first["input"]
        ) from None


def _wrong(place: str, found: Any, file: str) -> BriefError:
    return BriefError(
        "附件读不懂",
        "the attachment cannot be read",
        file=file or None,
        place=place,
        found=found,
        expected=_EXPECTED,
    )
