"""What a person may ask of the open report; what needs nothing added is an act already (acts.py)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.service.talk.acts import Delete, Move, Rename

Format = Literal["docx", "pdf", "md", "txt", "xlsx", "json"]


@dataclass(frozen=True, slots=True)
class AskedFact:
    """One fact is to have another value, as it was typed."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class AskedRewrite:
    """One section is to be written anew, `section` being its id; or, where that is empty, all of them."""

    section: str
    instruction: str


@dataclass(frozen=True, slots=True)
class AskedAdd:
    """A new section; `after` is the id of the one before it."""

    after: str
    heading: str


@dataclass(frozen=True, slots=True)
class AskedWhy:
    """What stands behind these figures; ids or formulas of the slots that print them."""

    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedUnknown:
    """A fact or a figure that the report does not have; `like` are names of facts that may be meant."""

    name: str
    like: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedExport:
    format: Format


@dataclass(frozen=True, slots=True)
class AskedCheck:
    """The report is to be checked again."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing that a rule can read; `unknown` is a section that is named and not there."""

    unknown: str = ""


Asked = (
    AskedFact
    | AskedRewrite
    | AskedAdd
    | Rename
    | Move
    | Delete
    | AskedWhy
    | AskedUnknown
    | AskedExport
    | AskedCheck
    | Unclear
)
