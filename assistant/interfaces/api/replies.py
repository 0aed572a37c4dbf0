"""What callers get."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field


class RunStatus(BaseModel):
    """A draft: how it stands, and the report when it is done."""

    id: str
    status: Literal["queued", "running", "done", "failed", "cancelled"]
    sections_done: int = 0
    sections: int = 0
    error: str = Field("", description="why it failed, in the caller's language")
    version: int = Field(0, description="the report's version; 0 while there is none")
    report: dict[str, Any] | None = Field(None, description="the saved draft, as `--json` gives it")


class Listed(BaseModel):
    """A report in a list."""

    id: str
    title: str
    kind: str
    updated: str = Field(description="ISO 8601, UTC")
    version: int


class Page(BaseModel):
    """Reports, the newest first, and where the next page begins."""

    drafts: list[Listed]
    next: str | None = Field(description="`cursor` of the next page; null on the last")


class Sentence(BaseModel):
    """A sentence that differs."""

    kind: str
    before: str
    after: str


class Revision(BaseModel):
    """One section anew, as a difference; kept only when accepted."""

    section: str
    accepted: bool
    version: int
    changes: list[Sentence]


class Place(BaseModel):
    """A place that stated a changed fact."""

    section: str
    fact: str
    before: str
    after: str


class Changed(BaseModel):
    """What changed facts changed, and which facts still have no value."""

    version: int
    changed: list[Place]
    gaps: list[str]
