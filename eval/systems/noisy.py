"""`noisy:RATE` or `noisy:RATE:SEED`: a scripted model that does what it is asked, but for a known share of slips.

It shows what an evaluation can see before a real model is paid for: the same seed gives the same answers, whatever
the order of the calls, and another seed is another run of the same model. Asked with slots it answers with slots, asked
with values (as the baselines ask) with values.
"""

from __future__ import annotations

import hashlib
from random import Random

from assistant.brief import Brief, Task
from assistant.drafting.plan import plan
from assistant.drafting.steps import assemble
from assistant.errors import InputError
from assistant.figures.slots import find_slots
from assistant.report.model import Part
from assistant.report.render import render
from assistant.writers.chat_model import Reply, Request
from assistant.writers.chat_model.seam import estimated_tokens
from assistant.writers.prompts.literals import stated
from assistant.writers.scripted.obedient import obedient
from eval.systems.drafted import page_of

PREFIX = "noisy:"
_FILLERS = {
    "zh": ("各项工作有序推进。", "干部群众普遍反映良好。", "有关部门密切配合。", "基础得到进一步夯实。"),
    "en": ("Work went on as planned. ", "Partners took an active part. ", "The groundwork is in place. "),
}
_SOME = {"zh": "若干", "en": "a number of"}


class Noisy:
    """A ChatModel. At each place of a figure it slips with a chance of `rate`: the figure is left out, or another."""

    def __init__(self, rate: float, seed: str, place: tuple[str, int]) -> None:
        self._rate, self._seed, self._place = rate, seed, place

    @classmethod
    def named(cls, name: str, place: tuple[str, int]) -> Noisy:
        """The model of noisy:0.05:7. Raises InputError when the rate is no share."""
        rate, _, seed = name.removeprefix(PREFIX).partition(":")
        try:
            share = float(rate)
        except ValueError:
            share = -1.0
        if not 0 <= share <= 1:
            raise InputError(
                "出错的比例应在 0 与 1 之间",
                "a rate of slips is from 0 to 1",
                found=rate,
                expected="noisy:0.05",
            )
        return cls(share, seed, place)

    @property
    def name(self) -> str:
        return f"{PREFIX}{self._rate:g}:{self._seed}"

    async def answer(self, request: Request) -> Reply:
        """The reply; never fails."""
        sent = hashlib.sha256(request.text.encode("utf-8", "backslashreplace")).hexdigest()
        chance = Random(f"{self._seed}|{self._place}|{sent}")
        text = self._written(request, chance)
        return Reply(text, estimated_tokens(request.text), estimated_tokens(text))

    async def close(self) -> None:
        pass

    def _written(self, request: Request, chance: Random) -> str:
        task, brief = request.task, request.task.brief
        if task.id == "whole":
            parts = {one.id: Part(source=self._source(one, chance, brief, True)) for one in plan(brief).tasks}
            return page_of(assemble(brief, parts, self.name))
        return self._source(task, chance, brief, "[[" not in request.text)

    def _source(self, task: Task, chance: Random, brief: Brief, values: bool) -> str:
        """What the task asks for, with slips; printed where values are wanted, but for those that nobody was told."""
        source = obedient(task)
        for found in reversed(list(find_slots(source))):
            known = stated(brief, [found.expression])
            secret = not known or known[0].resolved.sensitive
            printed = render(str(found), brief.facts, brief.language).text
            put = str(found)
            if chance.random() < self._rate:
                put = _SOME[brief.language] if chance.random() < 0.5 else _another(printed, chance)
            elif values:
                put = printed
            if values and secret:
                put = _SOME[brief.language]
            source = source[: found.start] + put + source[found.end :]
        filler = chance.choice(("", *_FILLERS[brief.language]))
        return f"{filler}{source}"


def _another(printed: str, chance: Random) -> str:
    """A value with one digit changed."""
    at = [place for place, char in enumerate(printed) if char.isdigit() and char.isascii()]
    if not at:
        return printed
    place = chance.choice(at)
    digit = chance.choice([char for char in "123456789" if char != printed[place]])
    return printed[:place] + digit + printed[place + 1 :]
