"""One message after the other about the open report, and what is answered; nothing is changed here."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import InputError
from assistant.language import Language, Said
from assistant.outline.model import Section
from assistant.report.model import Report
from assistant.service.talk.acts import Delete, Move, Rename, Rewrite
from assistant.service.talk.asked import (
    AskedAdd,
    AskedCheck,
    AskedExport,
    AskedFact,
    AskedRewrite,
    AskedUnknown,
    AskedWhy,
    Format,
    Unclear,
)
from assistant.service.talk.desk_tools import DeskTools, added, answered, part_of
from assistant.service.talk.guide import guide
from assistant.service.talk.reading import read_request
from assistant.service.talk.suggestion import Suggestion

NEEDS_MODEL = Said(
    "改写文字需要语言模型：请在“设置”里填写模型服务。改数据、改提纲、检查、导出、问依据都不需要模型，例如“培训人次改成3500”。",
    "Rewriting needs a language model: name an endpoint under Settings. Facts, outline, checks, files and sources need "
    "none, for example: set visits to 3500.",
)
_UNKNOWN = Said("报告里没有：", "The report does not have: ")
_LIKE = Said("。相近的有", ". Near to it: ")
_SAME = Said("改写稿与原文相同。", "The new text is the same as the old.")
_UNCHECKED = Said(
    "（以上回答里的数字出自模型，未经核对；报告里的数字不受影响。）",
    "(Figures in this answer are the model's own and unchecked; those of the report are not affected.)",
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered: words, what is suggested, whose evidence is to be shown, which file is offered."""

    text: str = ""
    suggestion: Suggestion | None = None
    explained: tuple[str, ...] = ()
    exported: tuple[Format, ...] = ()
    check: bool = False


@dataclass
class Conversation:
    """Talks about one version of a report. With `model` as in `draft_report`; empty: the settings' own."""

    report: Report
    version: int
    model: str = ""
    earlier: Sequence[str] = field(default_factory=tuple)

    async def answer(self, message: str, language: Language) -> Reply:
        """What one message comes to. Raises NigaoError where it cannot be done; the report is as it was.

        What a rule can read is done by rule, also with a model: its value goes nowhere. The rest is the model's.
        """
        asked = read_request(message, self.report)
        if reply := await self._by_rule(asked, message, language):
            return reply
        if isinstance(asked, AskedRewrite | AskedAdd | Unclear) and (
            reply := await self._by_model(message, language)
        ):
            return reply
        match asked:
            case AskedRewrite(section=section, instruction=instruction):
                return await self._rewritten(section, instruction, message, language)
            case AskedAdd(after=after, heading=heading):
                return self._suggest(message, await self._new(after, heading))
        unclear = asked if isinstance(asked, Unclear) else Unclear()
        return Reply(guide(unclear, self.report, language, can_rewrite=self._can_rewrite()))

    async def again(self, before: Suggestion, kept: Sequence[int], language: Language) -> Reply:
        """Another try at the sentences of a suggestion that were not picked; those that were are held as they are.

        Raises InputError when no sentence is left to try again.
        """
        from assistant.service.desk import revise

        held = before.kept(kept)
        acts = [act for act in before.acts if act not in before.rewrites]
        for rewrite in before.rewrites:
            instruction = rewrite.instruction + (
                "。换一种写法" if language == "zh" else ". Put it differently"
            )
            proposal = await revise(held, rewrite.section, instruction, model=self.model)
            new, old = proposal.after.section(rewrite.section), before.base.section(rewrite.section)
            assert new is not None and old is not None
            text = part_of(new).model_copy(update={"held": old.held})
            acts.append(Rewrite(rewrite.section, text, rewrite.instruction))
        return Reply(suggestion=Suggestion(before.message, before.base, before.version, tuple(acts)))

    async def _by_rule(self, asked: Any, message: str, language: Language) -> Reply | None:
        tools = self._tools(message)
        match asked:
            case AskedFact(fact=fact, value=value):
                await tools.change_fact(fact, value)
            case Rename(section=section, heading=heading):
                await tools.rename_section(section, heading)
            case Move(section=section, steps=steps):
                await tools.move_section(section, steps)
            case Delete(section=section):
                await tools.delete_section(section)
            case AskedWhy(facts=facts):
                return Reply(explained=facts)
            case AskedUnknown(name=name, like=like):
                return Reply(_UNKNOWN.in_(language) + name + _listed(_LIKE, like, language))
            case AskedExport(format=wanted):
                return Reply(exported=(wanted,))
            case AskedCheck():
                return Reply(check=True)
            case _:
                return None
        return Reply(suggestion=tools.suggestion())

    async def _by_model(self, message: str, language: Language) -> Reply | None:
        """The model's answer; None where there is no model with tools, or where it did and said nothing of use."""
        from assistant.service.outgoing import may_leave
        from assistant.service.talk.agent import NoToolsError, converse
        from assistant.service.talk.speaker import instructions, speaker

        may_leave(self.report.brief, self.model)
        chat = speaker(self.model)
        if chat is None:
            return None
        tools = self._tools(message)
        told, said = instructions(self.report, [*self.earlier, message])
        turn, spoken_in = asyncio.Lock(), self.report.brief.language
        names = {name: answered(tool, spoken_in, turn) for name, tool in tools.tools.items()}
        try:
            spoken = await converse(chat.model, told, said, names)
        except NoToolsError:
            return None
        finally:
            await chat.close()
        if not spoken.calls and not isinstance(read_request(message, self.report), Unclear):
            return None  # it only talked where something was to be done
        text = self._printed(spoken.text, message, language)
        if not (text or tools.acts or tools.explained or tools.exported):
            return None
        suggestion = tools.suggestion() if tools.acts else None
        return Reply(text, suggestion, tuple(tools.explained), tuple(tools.exported))

    async def _rewritten(self, section: str, instruction: str, message: str, language: Language) -> Reply:
        if not self._can_rewrite():
            return Reply(NEEDS_MODEL.in_(language))
        tools = self._tools(message)
        if section:
            await tools.revise_section(section, instruction)
        else:
            await self._all_rewritten(tools, instruction)
        return Reply(suggestion=tools.suggestion()) if tools.acts else Reply(_SAME.in_(language))

    async def _all_rewritten(self, tools: DeskTools, instruction: str) -> None:
        """Every section in its turn; one whose new text does not pass the checks stays as it is."""
        for section in self.report.sections:
            with suppress(InputError):
                await tools.revise_section(section.id, instruction)

    async def _new(self, after: str, heading: str) -> Any:
        """A new section by rule: it states the facts whose names hold the heading's word and that stand nowhere yet."""
        stem = heading.removesuffix("工作").removesuffix("情况")
        placed = {name for _, passage in self.report.brief.passages() for name in passage.facts}
        facts = [
            f.id for f in self.report.brief.facts if len(stem) > 1 and stem in f.name and f.id not in placed
        ]
        section = Section(heading=heading, facts=tuple(facts))
        return await added(self.report, after, section, self._composed)

    def _suggest(self, message: str, *acts: Any) -> Reply:
        return Reply(suggestion=Suggestion(message, self.report, self.version, acts))

    def _tools(self, message: str) -> DeskTools:
        start = self._composed if not self._can_rewrite() else self._started
        return DeskTools(self.report, self.version, message, self._revised, start)

    async def _revised(self, report: Report, section: str, instruction: str) -> Report:
        from assistant.service.desk import revise

        return (await revise(report, section, instruction, model=self.model)).after

    async def _started(self, report: Report, section: str) -> Report:
        from assistant.service.desk import write_section

        return await write_section(report, section, model=self.model)

    async def _composed(self, report: Report, section: str) -> Report:
        from assistant.service.desk import write_section

        return await write_section(report, section, model="composer")

    def _can_rewrite(self) -> bool:
        from assistant.writers.models import chosen

        return chosen(self.model).name != "composer"

    def _printed(self, text: str, message: str, language: Language) -> str:
        """The model's words as the person reads them: slots printed, figures of its own marked as such."""
        from assistant.figures import find_figures
        from assistant.figures.slots import find_slots
        from assistant.report.render import render

        bare, at = [], 0
        for slot in find_slots(text):
            bare.append(text[at : slot.start])
            at = slot.end
        typed = [
            f.text for f in find_figures("".join([*bare, text[at:]]), self.report.brief.language).figures
        ]
        printed = render(text, self.report.brief.facts, self.report.brief.language).text
        own = [figure for figure in typed if figure not in message]
        return f"{printed}\n{_UNCHECKED.in_(language)}" if own else printed


def _listed(before: Said, names: Sequence[str], language: Language) -> str:
    """Names behind a word, nothing where there are none."""
    return before.in_(language) + ("、" if language == "zh" else ", ").join(names) if names else ""
