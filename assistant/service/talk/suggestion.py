"""What a conversation would change, shown piece by piece; nothing is changed before a person takes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.facts.sheet import FactSheet
from assistant.report.accept import accept, keep_locked, sentence_changes
from assistant.report.compare import Change
from assistant.report.model import Part, Report
from assistant.report.printing import print_value
from assistant.report.render import render
from assistant.service.living import update
from assistant.service.sound import sound
from assistant.service.talk.acts import Act, Add, Delete, Move, Rename, Replan, Rewrite, SetFact, replanned


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to take or leave: a sentence, a fact or a change of the outline; texts as they are printed.

    `kind` is sentence, fact, add, rename, up, down or delete. `section` is its id, empty for a fact.
    """

    kind: str
    section: str
    before: str
    after: str


@dataclass(frozen=True)
class Suggestion:
    """Acts on the version of a report that was open when they were asked for with `message`."""

    message: str
    base: Report
    version: int
    acts: tuple[Act, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Facts first, then sentences in the order of the page, then the outline."""
        return (*self._facts(), *self._sentences(), *self._outline())

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        return tuple(act for act in self.acts if isinstance(act, Rewrite))

    def applied(self, picked: Collection[int] | None = None) -> Report:
        """The report with the picked items and no other, checked; with None, all.

        Raises InputError when a picked sentence would lose a required figure or bring one without a fact.
        """
        from assistant.drafting.steps import checked

        facts, sentences = len(list(self._facts())), len(self._changes)
        wanted = range(len(self.items)) if picked is None else sorted(picked)
        report = self.base
        if taken := {at - facts for at in wanted if facts <= at < facts + sentences}:
            report = sound(self.base, accept(self.base, self._rewritten, taken))
        if changed := [self._set[at].fact for at in wanted if at < facts]:
            report = update(report, changed).report
        if outline := [self._replans[at - facts - sentences] for at in wanted if at >= facts + sentences]:
            report = checked(replanned(report, outline))
        return report

    def kept(self, picked: Collection[int]) -> Report:
        """The base with the picked sentences in it and held: what a second try may not touch."""
        facts = len(list(self._facts()))
        taken = {at - facts for at in picked if facts <= at < facts + len(self._changes)}
        report = accept(self.base, self._rewritten, taken)
        for at in sorted(taken):
            change = self._changes[at]
            if change.after.strip():
                report = report.with_part(change.section, _holding(change.after.strip()))
        return report

    @cached_property
    def _rewritten(self) -> Report:
        report = self.base
        for act in self.rewrites:
            report = report.with_part(act.section, putting(act.part))
        return keep_locked(self.base, report)

    @cached_property
    def _changes(self) -> tuple[Change, ...]:
        return sentence_changes(self.base, self._rewritten) if self.rewrites else ()

    @property
    def _set(self) -> list[SetFact]:
        return [act for act in self.acts if isinstance(act, SetFact)]

    @property
    def _replans(self) -> list[Replan]:
        return [act for act in self.acts if isinstance(act, Add | Rename | Move | Delete)]

    def _facts(self) -> Iterator[Item]:
        facts = self.base.brief.facts
        for act in self._set:
            before = _stated(facts, act.fact.id) if act.fact.id in facts else ""
            yield Item("fact", "", before, _stated(facts.replace([act.fact]), act.fact.id))

    def _sentences(self) -> Iterator[Item]:
        facts, language = self.base.brief.facts, self.base.brief.language
        for change in self._changes:
            before, after = (
                render(text, facts, language).text.strip() for text in (change.before, change.after)
            )
            yield Item("sentence", change.section, before, after)

    def _outline(self) -> Iterator[Item]:
        headings = {section.id: section.heading for _, _, section in self.base.walk()}
        facts, language = self.base.brief.facts, self.base.brief.language
        for act in self._replans:
            match act:
                case Add():
                    text = render(act.part.source, facts, language).text
                    yield Item("add", act.after, "", f"{act.section.heading}\n{text}".strip())
                case Rename():
                    yield Item("rename", act.section, headings.get(act.section, ""), act.heading)
                case Move():
                    yield Item("up" if act.steps < 0 else "down", act.section, headings[act.section], "")
                case Delete():
                    yield Item("delete", act.section, headings[act.section], "")


def putting(part: Part) -> Callable[[Part], Part]:
    """What puts this text in the place of another."""
    return lambda _: part


def _holding(sentence: str) -> Callable[[Part], Part]:
    """A part with one more sentence that no rewriting touches."""
    return lambda part: part.model_copy(update={"held": (*part.held, sentence)})


def _stated(facts: FactSheet, name: str) -> str:
    return f"{facts[name].name} {print_value(facts.resolve(name))}"
