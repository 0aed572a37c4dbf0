"""What a chat client sends, as far as it matters here; whatever else its protocol knows is taken and passed over."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from assistant.interfaces.api import examples

MODELS = {
    "nigao": "drafts with the operator's model; checks or lists figures where the message says so first",
    "nigao-composer": "drafts without a model",
    "nigao-check": "checks a pasted text against brief or facts",
    "nigao-figures": "lists the figures of a pasted text",
}


class Piece(BaseModel):
    """A part of a message. Only text is read."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(max_length=50)
    text: str | None = Field(None, max_length=2_000_000)


class Message(BaseModel):
    """One turn of the conversation."""

    model_config = ConfigDict(extra="allow")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Piece] | None = None

    @property
    def words(self) -> str:
        """Its text."""
        if isinstance(self.content, list):
            return "\n".join(piece.text for piece in self.content if piece.text)
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream tells beside the text."""

    model_config = ConfigDict(extra="allow")

    include_usage: StrictBool = False


class CompletionBody(BaseModel):
    """A conversation whose user messages hold brief, table or text."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"examples": [examples.ASKED]})

    model: str = Field(max_length=200, description=" · ".join(f"{k}: {v}" for k, v in MODELS.items()))
    messages: list[Message] = Field(min_length=1, max_length=200)
    stream: StrictBool = False
    stream_options: StreamOptions | None = None
    n: Literal[1] | None = None


class Choice(BaseModel):
    """The one answer."""

    index: int
    message: dict[str, Any]
    finish_reason: str


class Completion(BaseModel):
    """An answer as OpenAI shapes it; `nigao` holds the report's id, findings and coverage."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[Choice]
    usage: dict[str, int]
    nigao: dict[str, Any]


class ModelList(BaseModel):
    """The names that `model` may have."""

    object: Literal["list"]
    data: list[dict[str, Any]]
