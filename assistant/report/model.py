"""A report: the tree of sections, each with its text as source, that is with slots in it.

The printed text is never stored as the truth: it is rendered from source and facts, so that
one changed fact changes every place that states it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.brief import Brief
from assistant.language import Language
from assistant.outline.model import Section
from assistant.outline.numbering import number
from assistant.report.findings import Coverage, Finding, Provenance, Usage

# What stands in the place of a text that nobody has written yet.
UNWRITTEN: dict[Language, str] = {"zh": "【待补】", "en": "[To be completed]"}
Way = Literal["", "write", "polish", "mend", "compose"]


class Part(BaseModel):
    """A piece of text with slots; paragraphs are parted by a line break."""

    model_config = ConfigDict(frozen=True)

    source: str = Field("", description="the text with `[[slots]]`, without number and heading")
    written_by: str = Field("", description="composer, or the model's name")
    locked: bool = Field(False, description="no later run touches it")
    held: tuple[str, ...] = Field(
        (), description="sentences of `source` that no later run touches, as they stand"
    )
    way: Way = Field(
        "", description="how it came about: write, polish, mend (repaired by rule), compose (by rule alone)"
    )

    @property
    def paragraphs(self) -> list[str]:
        return [line for line in self.source.split("\n") if line.strip()]


class ReportSection(Part):
    """A section as drafted. `id` stays the same for the report's life; the number follows the place."""

    id: str
    heading: str
    run_in: bool = False
    sections: tuple[ReportSection, ...] = ()


class Report(BaseModel):
    """A draft with all that is needed to check, change and print it again."""

    model_config = ConfigDict(frozen=True)

    brief: Brief
    model: str = Field("", description="what wrote it: composer, openai:NAME, scripted:FILE")
    opening: Part | None = None
    sections: tuple[ReportSection, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage = Coverage()
    usage: Usage = Usage()
    provenance: Provenance = Provenance()

    def walk(self) -> Iterator[tuple[str, int, ReportSection]]:
        """Every section in order with its printed number and its level (from 1), parents first."""
        yield from _walk(self.sections, "", 1, self.brief.language == "en")

    def section(self, name: str) -> ReportSection | None:
        """The section of an id, or of a number as people say it (一（三）, 1.3); None if there is none."""
        return next((section for _, _, section in self.walk() if section.id == name), None)

    def with_part(self, name: str, change: Callable[[Part], Part]) -> Report:
        """The report with one section's text (or the `opening`) changed, all others as they are."""
        if name == "opening":
            return self.model_copy(update={"opening": change(self.opening or Part())})
        return self.model_copy(update={"sections": _changed(self.sections, name, change)})


def _walk(
    sections: tuple[ReportSection, ...], prefix: str, level: int, english: bool
) -> Iterator[tuple[str, int, ReportSection]]:
    for index, section in enumerate(sections, 1):
        path = f"{prefix}{index}"
        yield number(path, "en" if english else "zh"), level, section
        yield from _walk(section.sections, f"{path}.", level + 1, english)


def _changed(
    sections: tuple[ReportSection, ...], name: str, change: Callable[[Part], Part]
) -> tuple[ReportSection, ...]:
    changed = []
    for section in sections:
        if section.id == name:
            part = change(section)
            section = section.model_copy(
                update={
                    "source": part.source,
                    "written_by": part.written_by,
                    "locked": part.locked,
                    "held": part.held,
                    "way": part.way,
                }
            )
        if section.sections:
            section = section.model_copy(update={"sections": _changed(section.sections, name, change)})
        changed.append(section)
    return tuple(changed)


def blank(brief: Brief, written: Callable[[str], Part | None]) -> tuple[ReportSection, ...]:
    """The sections of an outline, with the texts that `written` gives for their ids.

    An optional section for which there is neither text nor any section beneath is left out.
    """
    return _blank(brief.outline.sections, "", written)


def _blank(
    sections: tuple[Section, ...], prefix: str, written: Callable[[str], Part | None]
) -> tuple[ReportSection, ...]:
    built = []
    for index, section in enumerate(sections, 1):
        name = f"{prefix}{index}"
        part = written(name) or Part()
        below = _blank(section.sections, f"{name}.", written)
        if not section.required and not part.source.strip() and not below:
            continue
        built.append(
            ReportSection(
                id=name,
                heading=section.heading,
                run_in=section.run_in,
                source=part.source,
                written_by=part.written_by,
                locked=part.locked,
                held=part.held,
                way=part.way,
                sections=below,
            )
        )
    return tuple(built)
