"""Which of two versions of a section a model would rather sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.brief import Task
from assistant.errors import AnswerError
from assistant.language import Language
from assistant.writers.chat_model import ChatModel, Message, Request
from assistant.writers.prompts import Prompt
from eval.systems.asking import own_prompt

Choice = Literal["a", "b", "same"]
# None: could not judge.
Verdict = Choice | None
VERSION = 1  # of what is asked and how it is read
_WORDS: dict[str, Choice] = {"甲": "a", "乙": "b", "同": "same", "a": "a", "b": "b", "same": "same"}
_UNSURE = ("疑", "无法", "unsure")
_SAID = re.compile(r"甲|乙|相同|同|疑|无法|\b(?:a|b|same|unsure)\b", re.I)
_TURNED: dict[Verdict, Verdict] = {"a": "b", "b": "a", "same": "same", None: None}


class Judge:
    """A chat model as judge. `task` only says to a scripted model what it is about."""

    def __init__(self, model: ChatModel) -> None:
        self.model = model

    async def compare(
        self, heading: str, points: Sequence[str], a: str, b: str, task: Task, language: Language
    ) -> Verdict:
        """The better one; None where the two orders disagree or an answer says nothing. Raises EndpointError."""
        prompt = own_prompt("judge", language)
        first = await self._asked(prompt, heading, points, a, b, task)
        if first is None:
            return None
        second = _TURNED[await self._asked(prompt, heading, points, b, a, task)]
        return first if first == second else None

    async def _asked(
        self, prompt: Prompt, heading: str, points: Sequence[str], a: str, b: str, task: Task
    ) -> Verdict:
        asked = prompt.render(heading=heading, points=list(points), a=a, b=b)
        try:
            reply = await self.model.answer(Request((Message("user", asked),), "write", task))
        except AnswerError:
            return None
        return read(reply.text)


def read(answer: str) -> Verdict:
    """The choice in an answer: its one word, or the only choice that it names; None for anything else."""
    said = [found.lower() for found in _SAID.findall(re.sub(r"<think>.*?</think>", "", answer, flags=re.S))]
    if not said or any(word in _UNSURE for word in said):
        return None
    choices = {_WORDS["同" if word == "相同" else word] for word in said}
    return choices.pop() if len(choices) == 1 else None
