"""What callers send. They send facts and outline inline: no path on this machine is read for them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool, field_validator

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.interfaces.api.examples import BRIEF, TEXT
from assistant.language import Language

# What a schema can say of a brief and of facts; what is in them is looked at when they are read.
BRIEF_SHAPE: dict[str, Any] = {
    "required": ["title"],
    "properties": {
        "title": {"type": "string", "minLength": 1},
        "facts": {"type": "array", "items": {"type": "object"}},
        "sections": {"type": "array", "items": {"type": "object", "required": ["heading"]}},
    },
}
FACT_SHAPE: dict[str, Any] = {
    "items": {"type": "object", "anyOf": [{"required": ["id"]}, {"required": ["label"]}]},
}
MODEL = "composer or openai:NAME; empty: the operator's choice"
ENDPOINT = (
    "an OpenAI-compatible endpoint that the operator allows; it is sent no key. Empty: the operator's own"
)


def _example(**values: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [values]})


class DraftBody(BaseModel):
    """A brief with its facts and outline inline, and the model that is to write it."""

    model_config = _example(brief=BRIEF, model="composer")

    brief: dict[str, Any] = Field(
        description="as brief.yaml, facts and outline inline", json_schema_extra=BRIEF_SHAPE
    )
    model: str = Field("", max_length=200, description=MODEL)
    endpoint: str = Field("", max_length=500, description=ENDPOINT)


class ReviseBody(BaseModel):
    """What is wanted of one section."""

    model_config = _example(instruction="更简练，突出成效", model="composer", accept=False)

    instruction: str = Field(min_length=1, max_length=2000, description="what is wanted: 更简练，突出成效")
    model: str = Field("", max_length=200, description=MODEL)
    endpoint: str = Field("", max_length=500, description=ENDPOINT)
    accept: StrictBool = Field(False, description="keep the revision at once; else it is only proposed")


class FactsBody(BaseModel):
    """Facts to set; what a fact does not say stays as it was."""

    model_config = _example(facts=[{"id": "整改隐患数", "value": 150}])

    facts: list[dict[str, Any]] = Field(
        min_length=1,
        max_length=10_000,
        description="facts to set, as in a facts file",
        json_schema_extra=FACT_SHAPE,
    )

    @field_validator("facts")
    @classmethod
    def _each_is_named(cls, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not all(fact.get("id") or fact.get("label") for fact in facts):
            raise ValueError("every fact needs an id or a label")
        return facts


class TextBody(BaseModel):
    """A text as printed: plain or Markdown."""

    model_config = _example(text=TEXT, language="zh")

    text: str = Field(max_length=2_000_000)
    language: Language = "zh"


class CheckBody(TextBody):
    """A text as printed (Markdown or plain), with the brief, or facts and outline, to hold it against."""

    model_config = _example(text=TEXT, brief=BRIEF)

    brief: dict[str, Any] | None = None
    facts: list[dict[str, Any]] | None = None
    sections: list[dict[str, Any]] | None = None


def inline_brief(data: dict[str, Any]) -> Brief:
    """The brief of a request. Raises BriefError where it names a file instead of holding the thing."""
    return read_brief(data, paths=False)
