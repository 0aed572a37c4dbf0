"""What a check has found, and how much of what is required is there."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Severity = Literal["error", "warning", "info"]


class Finding(BaseModel):
    """One thing that a person should look at.

    `start`/`end` are character offsets into the text of `section` as it is printed (without
    number and heading), or into the whole document where `section` is empty.
    """

    model_config = ConfigDict(frozen=True)

    rule: str = Field(description="the rule's name, from the table in docs/rules.md")
    severity: Severity = "error"
    section: str = Field("", description="section id (1.2), `opening`, or empty for the whole document")
    start: int = 0
    end: int = 0
    text: str = Field("", description="the words concerned, as printed")
    message: str = Field("", description="one sentence in the report's language")
    expected: str = Field("", description="what should stand there, where that is known")
    fact: str = Field("", description="id or formula of the fact concerned")
    case: str = Field("", description="which case of the rule, where it has several; see `nigao rules`")
    paragraph: int = Field(
        0,
        ge=0,
        description="the paragraph of a text that was read, from 1, blank ones not counted; 0: unknown",
    )


class Tally(BaseModel):
    """How many are required, how many are there, and which are missing."""

    model_config = ConfigDict(frozen=True)

    required: int = 0
    present: int = 0
    missing: tuple[str, ...] = ()


class Coverage(BaseModel):
    """Required headings and required figures; `missing` holds headings, and fact ids or formulas."""

    model_config = ConfigDict(frozen=True)

    headings: Tally = Tally()
    figures: Tally = Tally()


class Usage(BaseModel):
    """What the draft cost; a composer's draft costs nothing but seconds."""

    model_config = ConfigDict(frozen=True)

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0

    def plus(self, other: Usage) -> Usage:
        return Usage(
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            seconds=self.seconds + other.seconds,
        )


class PromptUsed(BaseModel):
    """One prompt that took part in a draft; `hash` is the SHA-256 of its file."""

    model_config = ConfigDict(frozen=True)

    name: str
    language: str
    version: int
    hash: str


class Provenance(BaseModel):
    """What a draft was made with, beside the model: so that a figure can be traced years later."""

    model_config = ConfigDict(frozen=True)

    program: str = Field("", description="version of nigao")
    checks: str = Field("", description="version of the rules that the draft was checked with")
    prompts: tuple[PromptUsed, ...] = Field((), description="every prompt of the draft's calls")
