"""What callers send and get. Callers send facts and outline inline: no path on this machine is read for them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.language import Language

_EXAMPLE: dict[str, Any] = {
    "brief": {
        "title": "青禾县2025年安全生产工作情况报告",
        "facts": [{"id": "检查企业数", "value": 1234, "unit": "家"}],
        "sections": [{"heading": "主要做法", "points": ["层层签订责任书"], "facts": ["检查企业数"]}],
    },
    "model": "composer",
}


class DraftBody(BaseModel):
    """A brief with its facts and outline inline, and the model that is to write it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_EXAMPLE]})

    brief: dict[str, Any] = Field(description="as brief.yaml, facts and outline inline")
    model: str = Field("", description="composer or openai:NAME; empty: the operator's choice")


class ReviseBody(BaseModel):
    model_config = ConfigDict(extra="forbid")

    instruction: str = Field(min_length=1, max_length=2000, description="what is wanted: 更简练，突出成效")
    model: str = ""
    accept: bool = Field(False, description="keep the revision at once; else it is only proposed")


class FactsBody(BaseModel):
    model_config = ConfigDict(extra="forbid")

    facts: list[dict[str, Any]] = Field(min_length=1, description="facts to set, as in a facts file")


class TextBody(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=2_000_000)
    language: Language = "zh"


class CheckBody(TextBody):
    """A text as printed (Markdown or plain), with the brief, or facts and outline, to hold it against."""

    brief: dict[str, Any] | None = None
    facts: list[dict[str, Any]] | None = None
    sections: list[dict[str, Any]] | None = None


class RunStatus(BaseModel):
    id: str
    status: Literal["running", "done", "failed", "cancelled"]
    sections_done: int = 0
    sections: int = 0
    error: str = ""
    version: int = 0
    report: dict[str, Any] | None = None


def inline_brief(data: dict[str, Any]) -> Brief:
    """The brief of a request. Raises BriefError where it names a file instead of holding the thing."""
    return read_brief(data, paths=False)
