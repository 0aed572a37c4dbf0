"""The seam: what is asked of a chat model, and what it gives back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.brief import Task

Role = Literal["system", "user", "assistant"]
Purpose = Literal["plan", "write", "revise", "polish", "continue", "label"]
_NARROW = re.compile("[\x00-\u2e7f]+")


@dataclass(frozen=True, slots=True)
class Message:
    """One message, as it is sent."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """One call: the messages are all that an endpoint gets to see.

    `purpose` and `task` say what the call is for; the scripted model chooses its answer by them. `grammar`
    (GBNF) goes only to a server that takes one. `again` is how often the same was asked before, in the hope of
    another answer: where the answers of a model follow from a seed, the seed follows from it.
    """

    messages: tuple[Message, ...]
    purpose: Purpose
    task: Task
    grammar: str = ""
    again: int = 0

    @property
    def text(self) -> str:
        """All that is sent, in one string."""
        return "\n".join(message.text for message in self.messages)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the raw text, the tokens (0 where the server does not say), and why it ended.

    `finish` is the server's word: stop, length, content_filter; empty where it gave none.
    """

    text: str
    input_tokens: int = 0
    output_tokens: int = 0
    finish: str = "stop"


class ChatModel(Protocol):
    """Answers one request. Raises EndpointError or AnswerError, nothing else."""

    @property
    def name(self) -> str: ...

    async def answer(self, request: Request) -> Reply: ...

    async def close(self) -> None: ...


def estimated_tokens(text: str) -> int:
    """About how many tokens a text is, without any tokenizer: a Chinese character one, else a third of the letters.

    Rather too many than too few: measured against Qwen2.5, Chinese prose has 0.6 to 0.7 a character.
    """
    wide = len(_NARROW.sub("", text))
    return wide + -(-(len(text) - wide) // 3)
