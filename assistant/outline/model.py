"""The outline: the tree of headings that a report must have, and what each section must hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.errors import OutlineError, nearest
from assistant.outline.figure import Figure


class Passage(BaseModel):
    """What a piece of text must hold: a section, or the opening."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    facts: tuple[str, ...] = Field((), description="ids or formulas that must be stated here")
    points: tuple[str, ...] = Field((), description="what to say, one thought each")
    asks: tuple[str, ...] = Field(
        (), description="what is wanted here: a request to the writer, no words of the report"
    )
    phrases: tuple[str, ...] = Field((), description="must appear word for word")
    length: tuple[int, int] | None = Field(None, description="least and most characters, white space aside")

    @field_validator("facts", "points", "asks", "phrases", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: Any) -> Any:
        items = [value] if isinstance(value, str | int | float) else value
        if isinstance(items, list | tuple):
            return [str(item).strip() if isinstance(item, int | float | str) else item for item in items]
        return items if items is not None else []

    @field_validator("length")
    @classmethod
    def _least_first(cls, value: tuple[int, int] | None) -> tuple[int, int] | None:
        if value and not 0 <= value[0] <= value[1]:
            raise ValueError("the least comes first, and neither is negative")
        return value


class Section(Passage):
    """One heading with what stands beneath it. The program writes the number, never the model."""

    heading: str = Field(min_length=1, description="word for word, without a number")
    required: bool = Field(True, description="must be there, even when little is to be said")
    run_in: bool = Field(False, description="heading and text share a paragraph")
    figure: Figure | None = Field(None, description="a table or chart of facts below the text")
    summary: bool = Field(False, description="sums the report up: written last, and sees the sections")
    enumerate: str = Field("", description="一是: the points become 一是…；二是…")
    sections: tuple[Section, ...] = Field((), description="the sections beneath")

    @field_validator("heading", mode="before")
    @classmethod
    def _one_line(cls, value: Any) -> Any:
        return " ".join(str(value).split()) if isinstance(value, str | int | float) else value

    @field_validator("sections", mode="before")
    @classmethod
    def _nothing_is_none(cls, value: Any) -> Any:
        return value if value is not None else ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with its place in the tree: `id` is 1, 1.2, 1.2.1 …; `level` counts from 1."""

    id: str
    level: int
    index: int
    section: Section
    parents: tuple[Section, ...] = ()


class Outline(BaseModel):
    """All sections in order. An outline without one is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sections: tuple[Section, ...] = Field(min_length=1)
    marked: str = Field("", description="the classification mark of the paper that it was read from")

    def walk(self) -> Iterator[Placed]:
        """Every section with its place, parents before children."""
        yield from _walk(self.sections, "", 1, ())


def _walk(
    sections: tuple[Section, ...], prefix: str, level: int, parents: tuple[Section, ...]
) -> Iterator[Placed]:
    for index, section in enumerate(sections, 1):
        name = f"{prefix}{index}"
        yield Placed(name, level, index, section, parents)
        yield from _walk(section.sections, f"{name}.", level + 1, (*parents, section))


def make_outline(data: Any, *, file: object = None) -> Outline:
    """An outline from `{sections: [...]}` or the list itself.

    Raises OutlineError that names the place (sections[2].facts), what was found and what was expected.
    """
    if isinstance(data, list | tuple):
        data = {"sections": data}
    if not isinstance(data, dict) or not data.get("sections"):
        raise OutlineError(
            "提纲是空的", "the outline is empty", file=file, expected="sections: [{heading: …}, …]"
        )
    try:
        return Outline.model_validate(data)
    except ValidationError as error:
        raise _wrong(error, file) from None


def _wrong(error: ValidationError, file: object) -> OutlineError:
    first = error.errors(include_url=False)[0]
    path = "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in first["loc"]).lstrip(".")
    if first["type"] == "extra_forbidden":
        key = str(first["loc"][-1])
        near = nearest(key, Section.model_fields)
        return OutlineError(
            "有不认识的键",
            "unknown key",
            file=file,
            place=path,
            found=key,
            expected=" / ".join(near or Section.model_fields),
        )
    if first["type"] == "missing":
        return OutlineError("缺少标题", "a section has no heading", file=file, place=path, expected="heading")
    return OutlineError("内容不合要求", str(first["msg"]), file=file, place=path, found=first["input"])
