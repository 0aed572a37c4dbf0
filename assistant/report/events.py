"""What happens while a report is drafted, as one stream of typed events.

The command line draws its progress from them, the page its sections, the API its stream.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from assistant.report.findings import Finding, Usage


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan stands: these pieces will be written, `(id, heading)` in the order of the outline."""

    event: ClassVar[str] = "planned"
    pieces: tuple[tuple[str, str], ...]
    model: str


@dataclass(frozen=True, slots=True)
class SectionStarted:
    event: ClassVar[str] = "section-started"
    section: str
    heading: str


@dataclass(frozen=True, slots=True)
class SectionText:
    """A piece of text stands, as source and as printed; `round` 0 is the first writing."""

    event: ClassVar[str] = "text"
    section: str
    source: str
    text: str
    round: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The check of one section found something, before its revision."""

    event: ClassVar[str] = "finding"
    section: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    event: ClassVar[str] = "revised"
    section: str
    round: int


@dataclass(frozen=True, slots=True)
class Mended:
    """The program had to step in: `rule` is section-composed or section-mended."""

    event: ClassVar[str] = "mended"
    section: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class SectionDone:
    event: ClassVar[str] = "section-done"
    section: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Spent:
    event: ClassVar[str] = "usage"
    usage: Usage


@dataclass(frozen=True, slots=True)
class Done:
    event: ClassVar[str] = "done"
    errors: int
    gaps: int


Event = Planned | SectionStarted | SectionText | Found | Revised | Mended | SectionDone | Spent | Done
Emit = Callable[[Event], None]


def as_dict(event: Event) -> dict[str, Any]:
    """The event as JSON holds it; `event` is its name."""
    data = asdict(event)
    for key, value in data.items():
        if key == "findings":
            data[key] = [finding.model_dump() for finding in value]
        elif isinstance(value, Usage):
            data[key] = value.model_dump()
    return {"event": event.event, **data}


def silence(event: Event) -> None:
    """For those who do not listen."""
