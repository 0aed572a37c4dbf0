"""The tools that a model in the conversation gets: the desk's calls, on the open report and on nothing else.

What they tell is ids, labels, headings, rules, and text with slots: never a printed value. What they change is a
suggestion. What a model types itself, a heading or a value, may hold no figure that the person did not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from assistant.errors import InputError, NigaoError
from assistant.facts.model import make_fact
from assistant.figures import find_figures
from assistant.language import Language
from assistant.outline.model import Section
from assistant.report.model import Part, Report
from assistant.service.talk.acts import Act, Add, Delete, Move, Rename, Replan, Rewrite, SetFact
from assistant.service.talk.asked import Format
from assistant.service.talk.places import Places
from assistant.service.talk.suggestion import Suggestion, putting

Tool = Callable[..., Awaitable[str]]


@dataclass
class DeskTools:
    """One turn of a conversation: what a model asked for, gathered for the person to decide.

    `write` gives a section's new text by its own call with all checks; `start` the text of a new section. Each tool
    answers in one line or a list; a request that cannot be met is answered with the reason, and the turn goes on.
    """

    report: Report
    version: int
    message: str
    write: Callable[[Report, str, str], Awaitable[Report]]
    start: Callable[[Report, str], Awaitable[Report]]
    acts: list[Act] = field(default_factory=list)
    explained: list[str] = field(default_factory=list)
    exported: list[Format] = field(default_factory=list)

    def __post_init__(self) -> None:
        from assistant.writers.prompts.discreet import Discreet

        self._discreet = Discreet(self.report.brief)
        self._places = Places(self.report)

    @property
    def tools(self) -> dict[str, Tool]:
        """Every tool by its name; their docstrings are what the model reads."""
        made = (
            self.show_outline, self.read_section, self.list_facts, self.revise_section, self.change_fact,
            self.add_section, self.move_section, self.rename_section, self.delete_section, self.run_checks,
            self.explain_figure, self.export_report,
        )  # fmt: skip
        return {tool.__name__: tool for tool in made}

    def suggestion(self) -> Suggestion:
        return Suggestion(self.message, self.report, self.version, tuple(self.acts))

    async def show_outline(self) -> str:
        """The sections of the open report: id, number, heading, and the ids of the facts they must state."""
        required = {p.id: p.section.facts for p in self.report.brief.outline.walk()}
        lines = []
        for name, number, heading in self._places.all:
            facts = ", ".join(required.get(name, ()))
            lines.append(f"{name} {number} {self._discreet.line(heading)}" + (f" [{facts}]" if facts else ""))
        return "\n".join(lines)

    async def read_section(self, section: str) -> str:
        """The text of a section (id, number or heading) with slots such as [[id]] where figures are printed."""
        part = self.report.section(self._named(section))
        return self._discreet.text(part.source) if part else ""

    async def list_facts(self) -> str:
        """The facts: id, label, unit, period, and whether each is given, computed or still open. No values."""
        lines = []
        for fact in self.report.brief.facts:
            state = (
                "computed" if fact.formula else "open" if fact.id in self.report.brief.facts.gaps else "given"
            )
            told = [fact.id, self._discreet.line(fact.name), fact.unit, fact.period, state]
            lines.append(" | ".join(told))
        return "\n".join(lines)

    async def revise_section(self, section: str, instruction: str) -> str:
        """Suggests a section's text anew, as the instruction says. Figures stay slots; the person decides."""
        name, told = self._named(section), []
        for one in self._with_text(name):
            before = self._rewritten()
            old, new = before.section(one), (await self.write(before, one, instruction)).section(one)
            if old and new and new.source != old.source:
                self.acts = [
                    act for act in self.acts if not (isinstance(act, Rewrite) and act.section == one)
                ]
                self.acts.append(Rewrite(one, part_of(new), instruction))
                told.append(f"suggested {one}: {self._discreet.text(new.source)}")
        return "\n".join(told) or "unchanged"

    async def change_fact(self, fact: str, value: str) -> str:
        """Suggests another value for a fact; the value must be the one that the person typed."""
        facts = self.report.brief.facts
        known = next((one for one in facts if fact in (one.id, one.label, one.name)), None)
        if known is None:
            raise InputError("没有这项数据", "no such fact", found=fact)
        if known.formula:
            raise InputError(
                "由公式算出，请改它的来源", "computed by a formula; change its sources", found=fact
            )
        if value.strip() not in self.message:
            raise InputError("数值须是使用者自己写的", "the value must be what the person typed", found=fact)
        old = known.as_written()
        kept = {key: given for key, given in old.items() if key not in ("value", "formula", "text")}
        new = make_fact({**kept, "text" if known.text else "value": value.strip()})
        self.acts.append(SetFact(new))
        return f"suggested: {new.id}"

    async def add_section(
        self, heading: str, after: str = "", points: list[str] | None = None, facts: list[str] | None = None
    ) -> str:
        """Suggests a new section behind another one (at the end without `after`): points to make, ids of facts to state."""
        said = [heading, *(points or [])]
        self._typed_by_person(said)
        name = self._named(after) if after else self.report.sections[-1].id
        section = Section(heading=heading, points=tuple(points or ()), facts=tuple(facts or ()))
        self.acts.append(await added(self.report, name, section, self.start))
        return f"suggested: {heading}"

    async def move_section(self, section: str, steps: int) -> str:
        """Suggests to move a section up (negative) or down by so many places among its siblings."""
        return self._replan(Move(self._named(section), steps))

    async def rename_section(self, section: str, heading: str) -> str:
        """Suggests another heading for a section."""
        self._typed_by_person([heading])
        return self._replan(Rename(self._named(section), heading))

    async def delete_section(self, section: str) -> str:
        """Suggests to delete a section with all beneath it."""
        return self._replan(Delete(self._named(section)))

    async def run_checks(self) -> str:
        """Checks the report with what is suggested so far: rule, severity, section and fact of each finding."""
        found = self.suggestion().applied().findings
        lines = [f"{f.severity} {f.rule} {f.section} {f.fact}".strip() for f in found]
        return "\n".join(lines) or "nothing found"

    async def explain_figure(self, fact: str) -> str:
        """Shows the person what stands behind a figure: the id of its fact, or the formula in its slot."""
        self.report.brief.facts.resolve(fact)
        self.explained.append(fact)
        return "shown to the person"

    async def export_report(self, format: Format) -> str:
        """Offers the report to the person as a file: docx, pdf, md, txt, xlsx (the ledger of figures) or json."""
        self.exported.append(format)
        return "offered to the person"

    def _replan(self, act: Replan) -> str:
        Suggestion(self.message, self.report, self.version, (act,)).applied()
        self.acts.append(act)
        return "suggested"

    def _with_text(self, name: str) -> list[str]:
        """The section and those beneath it, as far as they have a text that may be touched."""
        beneath = [
            section.id
            for _, _, section in self.report.walk()
            if (section.id == name or section.id.startswith(f"{name}."))
            and section.source.strip()
            and not section.locked
        ]
        return beneath or [name]

    def _rewritten(self) -> Report:
        """The report with the texts suggested so far, so that a second revision starts from the first."""
        texts = tuple(act for act in self.acts if isinstance(act, Rewrite))
        report = self.report
        for act in texts:
            report = report.with_part(act.section, putting(act.part))
        return report

    def _named(self, section: str) -> str:
        found = self._places.named(section)
        if not found:
            known = ", ".join(name for name, _, _ in self._places.all)
            raise InputError("没有这一节", "no such section", found=section, expected=known)
        return found

    def _typed_by_person(self, words: list[str]) -> None:
        """Raises InputError for a figure that the model brings: only the person and the facts may."""
        language = self.report.brief.language
        for text in words:
            for figure in find_figures(text, language).figures:
                if figure.text not in self.message:
                    raise InputError(
                        "标题和要点里不能有使用者没有写过的数字",
                        "a heading or point may hold no figure that the person did not type",
                        found=figure.text,
                    )


async def added(
    report: Report, after: str, section: Section, start: Callable[[Report, str], Awaitable[Report]]
) -> Add:
    """A new section with its text, written on the outline as it would be."""
    from assistant.report.edit import add

    above, _, last = after.rpartition(".")
    name = f"{above}.{int(last) + 1}" if above else str(int(last) + 1)
    grown = await start(add(report, after, section, Part()), name)
    written = grown.section(name)
    assert written is not None
    return Add(after, section, part_of(written))


def part_of(section: Part) -> Part:
    """A section's text, without its place."""
    return Part(**{key: getattr(section, key) for key in Part.model_fields})


def answered(tool: Tool, language: Language, turn: asyncio.Lock) -> Tool:
    """The tool around which a refusal becomes an answer, in English as the schemas are; no figure goes out with it.

    LangChain runs the tools of one answer at the same time; they work on one suggestion, so each waits for its turn.
    """

    @wraps(tool)
    async def answer(**given: Any) -> str:
        try:
            async with turn:
                return await tool(**given)
        except NigaoError as error:
            told = error.said.en
            printed = find_figures(error.said.zh, language).figures or find_figures(told, "en").figures
            return "not possible: the checks refuse it" if printed else f"not possible: {told}"
        except TypeError:
            return "not possible: wrong arguments"

    return answer
