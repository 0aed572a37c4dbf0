"""Whether a model's text may stand: what a check finds, and what a check lets a person do but a model may not.

A person may type a figure that follows from the facts, or leave a value in a sentence of other words. A model
may not: what it typed would not change with its fact, and a value whose sentence does not name it is too
often in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.brief import Brief, Task
from assistant.checks.read import read_report
from assistant.checks.slots_placed import Names, Place, places
from assistant.checks.subject import Reading, Subject
from assistant.drafting.steps import alone, bare, findings_in
from assistant.errors import FactsError
from assistant.facts.ground import ground
from assistant.facts.ground.tokens import tokens_of
from assistant.facts.sheet import Resolved
from assistant.figures import Figure, find_figures
from assistant.figures.slots import find_slots, without_slots
from assistant.report.findings import Finding
from assistant.report.model import Part

# Warnings of a check that are no matter of taste in a model's text.
_NOT_LEFT = frozenset({"date-ungrounded", "heading-extra", "heading-mark", "slot-left"})
_SPOKEN = 0.3  # the share of a label's words that its clause must hold
_ENDED = re.compile(r"[。！？；：.!?;:][”’」』）)]*\s*\Z")
_BREAK = re.compile(r"[，。；！？,;!?\n]|\.(?=\s|$)")
# What a formula comes to is said with one of these: 整改隐患占发现隐患的84.7%.
_FORMULA_SAID = {
    "share": re.compile(r"占|率|比|份额|share|proportion|percent|rate|made up", re.I),
    "growth": re.compile(r"增|减|升|降|比|较|变|幅|grow|grew|rose|fell|chang|than|against", re.I),
    "sum": re.compile(r"合计|总|共|和|together|total|sum|all", re.I),
}
# Before these a date needs no name: 自2025年3月20日起, 2025年3月20日以来.
_TIME_LEADS = re.compile(r"(?:^|[于在自从至到截]|\b(?:on|in|from|since|by|until|to))\s*$")
_HAN = re.compile(r"[㐀-鿿]")
_LETTER = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Judged:
    """`findings` is all that was found; `broken` what keeps the text from standing as it is."""

    findings: tuple[Finding, ...]
    broken: tuple[Finding, ...]


def judge(task: Task, source: str, by: str) -> Judged:
    """The findings of one piece of text that a model wrote."""
    subject = read_report(alone(task, Part(source=source, written_by=by)), task.brief)
    found = findings_in(subject, task, source)
    never = _NOT_LEFT | ({"list-number"} if task.placed and task.placed.section.enumerate else set())
    broken = [finding for finding in found if finding.severity == "error" or finding.rule in never]
    own = [finding for finding in _only_for_models(subject, task, source) if not _known(finding, broken)]
    return Judged((*found, *own), (*broken, *own))


def _known(finding: Finding, others: Sequence[Finding]) -> bool:
    return any(o.start < finding.end and finding.start < o.end for o in others)


def _only_for_models(subject: Subject, task: Task, source: str) -> Iterator[Finding]:
    reading = next((reading for reading in subject.readings if reading.id == task.id), None)
    if reading is None or not reading.text:
        return
    if _other_language(source, task):
        zh = task.brief.language == "zh"
        yield Finding(
            rule="wording",
            section=task.id,
            end=len(reading.text),
            text=reading.text[:20],
            expected="中文" if zh else "English",
            message="不是用报告的语言写的" if zh else "not written in the report's language",
        )
        return
    unended = [line for line in reading.text.split("\n") if line.strip() and not _ENDED.search(line)]
    if len(unended) > 1:
        said = "没有写成句子" if task.brief.language == "zh" else "these are no sentences"
        yield _finding("punctuation", reading, 0, len(reading.text), said)
        return
    form = task.placed.section.enumerate.strip("，、, ") if task.placed else ""
    if form and len(task.passage.points) > 1 and form.lower() not in reading.text.lower():
        said = (
            f"没有按“{form}”列举" if task.brief.language == "zh" else f"no enumeration beginning with {form}"
        )
        yield _finding("list-number", reading, 0, len(reading.text), said)
    yield from _typed(subject, reading)
    names = Names(task.brief.facts)
    known = expressions_of(task.brief)
    for place in places(reading):
        if said := _out_of_place(place, task, names, known):
            yield _finding(
                "figure-misattributed", reading, place.figure.start, place.figure.end, said
            ).model_copy(update={"fact": place.figure.fact})


def expressions_of(brief: Brief) -> frozenset[str]:
    """All that slots of this brief may say: its facts, and the formulas that its outline names."""
    said: list[str] = [*brief.facts.ids]
    for _, passage in brief.passages():
        said += passage.facts
        said += [slot.expression for point in passage.points for slot in find_slots(point)]
    return frozenset(map(bare, said))


def _typed(subject: Subject, reading: Reading) -> Iterator[Finding]:
    """Figures that stand there as digits or words instead of slots, unless they are the brief's own words."""
    printed = [(figure.start, figure.end) for figure in reading.printed]

    def is_printed(start: int, end: int) -> bool:
        return any(first < end and start < last for first, last in printed)

    typed = [
        figure
        for figure in find_figures(reading.text, subject.language).figures
        if not is_printed(figure.start, figure.end)
    ]
    if not typed or subject.facts is None:
        return
    words = subject.words(reading)
    own: dict[tuple[str, str | None, str], set[str]] = {}
    for text in words:
        for figure in find_figures(text, subject.language).figures:
            own.setdefault(_key(figure), set()).update(_around(text, figure))
    said = "\n".join(_said(subject, reading))
    given = {fact.text for fact in subject.facts if fact.text and fact.text not in said}
    values = {_key(f) for text in given for f in find_figures(text, subject.language).figures}
    listed = {
        (g.start, g.end)
        for g in ground(reading.text, subject.facts, subject.language, words=words)
        if g.verdict == "derived" and not g.facts and not g.arithmetic
    }
    for figure in typed:
        # A date that a fact gives is its value, and no less a figure than any other.
        dated = (figure.is_date or figure.kind == "time") and _key(figure) not in values
        said_so = _key(figure) not in values and own.get(_key(figure), set()) & _around(reading.text, figure)
        if dated or said_so or (figure.start, figure.end) in listed:
            continue
        zh = subject.language == "zh"
        said = "数字应写成标记" if zh else "figures are written as slots"
        yield _finding("figure-ungrounded", reading, figure.start, figure.end, said)


def _around(text: str, figure: Figure) -> set[str]:
    """The pairs of characters, or the words, of the clause in which a figure stands, and the figure itself if it is all."""
    start = max((m.end() for m in _BREAK.finditer(text, 0, figure.start)), default=0)
    end = _BREAK.search(text, figure.end)
    clause = text[start : figure.start] + "\0" + text[figure.end : end.start() if end else len(text)]
    return {token for token, _ in tokens_of(clause) if len(token) > 1}


def _said(subject: Subject, reading: Reading) -> Iterator[str]:
    """The words that the outline has for a piece of text."""
    for passage in subject.passages(reading):
        yield from (*passage.points, *passage.phrases)


def _key(figure: Figure) -> tuple[str, str | None, str]:
    return figure.value, figure.value_high, figure.unit


def _out_of_place(place: Place, task: Task, names: Names, known: frozenset[str]) -> str:
    """Why a slot may not stand where it does; empty when it may."""
    zh = task.brief.language == "zh"
    expression = bare(place.figure.fact)
    asked = {bare(e) for e in task.facts}
    asked |= {bare(s.expression) for p in task.passage.points for s in find_slots(p)}
    if expression not in known:
        return "提纲里没有这个算式" if zh else "no formula of the outline"
    try:
        resolved = task.brief.facts.resolve(place.figure.fact)
    except FactsError:
        return "没有这个编号" if zh else "no such fact"
    if resolved.sensitive and expression not in asked:
        return "不公开的数据，本节没有要求写" if zh else "a sensitive fact that is not asked for here"
    if resolved.fact is None and not _as_formula(place, expression):
        return "这个分句没有说到这个算式" if zh else "its clause does not speak of this formula"
    if _as_asked(place, task) or (resolved.text and _TIME_LEADS.search(place.before) and _is_date(resolved)):
        return ""
    if _spoken(place, resolved, names) < _SPOKEN:
        return "这个分句没有说到它" if zh else "its clause does not speak of it"
    return ""


def _as_asked(place: Place, task: Task) -> bool:
    """Whether the words before the slot stand before it in one of the points: 由[[a]]缩短至[[b]]."""
    words = place.before.strip()[-8:]
    return bool(words) and any(
        point[: slot.start].endswith(words)
        for point in task.passage.points
        for slot in find_slots(point)
        if slot.expression == place.figure.fact
    )


def _spoken(place: Place, resolved: Resolved, names: Names) -> float:
    """The share of the fact's name, in the wording nearest to it, that the clause holds."""
    around = place.sentence if resolved.text else place.before + place.behind
    if len(_letters(place.before)) < 2:
        around = place.sentence
    said = {token for token, _ in tokens_of(around)}
    best = 0.0
    for name in names.own(resolved):
        own = {token: size for token, size in tokens_of(name)}
        whole = sum(own.values())
        if whole:
            best = max(best, sum(size for token, size in own.items() if token in said) / whole)
    return best if names.own(resolved) else 1.0


def _as_formula(place: Place, expression: str) -> bool:
    """Whether the clause says what a formula does with its facts."""
    said = next((p for name, p in _FORMULA_SAID.items() if expression.startswith(name + "(")), None)
    return said is None or bool(said.search(place.before + place.behind))


def _is_date(resolved: Resolved) -> bool:
    return any(figure.is_date for figure in find_figures(resolved.text).figures)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def _other_language(source: str, task: Task) -> bool:
    """Whether most of the text is in another language than the brief's."""
    prose = without_slots(source)
    han, latin = len(_HAN.findall(prose)), len(_LETTER.findall(prose))
    if task.brief.language == "zh":
        return latin > 40 and latin > 2 * han
    return han > 20 and 2 * han > latin


def _finding(rule: str, reading: Reading, start: int, end: int, said: str) -> Finding:
    text = reading.text[start:end]
    return Finding(rule=rule, section=reading.id, start=start, end=end, text=text, message=said)
