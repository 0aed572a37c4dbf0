"""What a person asks in the conversation, read by rule: which section, or which fact and value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.figures import parse_number, to_chinese
from assistant.report.model import Report
from assistant.report.render import render

_SET = re.compile(
    r"^(?:请)?(?:把|将)?\s*(?P<zh>.+?)\s*(?:改成|改为|更正为|应为|调整为|设为)\s*(?P<zhv>.+?)\s*[。.]?$"
    r"|^(?:please )?(?:set|change)\s+(?P<en>.+?)\s+to\s+(?P<env>.+?)\s*\.?$",
    re.IGNORECASE,
)
_WHY = re.compile(r"为什么|为何|怎么来|哪来|依据|来源|出处|\bwhy\b|\bwhere does\b|\bsource\b", re.IGNORECASE)
_EXPORT = re.compile(r"导出|下载|输出|\bexport\b|\bdownload\b", re.IGNORECASE)
_PART = re.compile(r"第\s*([一二三四五六七八九十\d]+)\s*(?:部分|节|章|大?点)")
_NUMBER = re.compile(
    r"[一二三四五六七八九十]+(?:（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\))|\d+(?:\.\d+)+|（[一二三四五六七八九十]+）"
)


@dataclass(frozen=True, slots=True)
class SetFact:
    """One fact is to have another value."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One section is to be written anew; `section` is its id."""

    section: str
    instruction: str


@dataclass(frozen=True, slots=True)
class Explain:
    """What stands behind these figures is asked; ids or formulas of the slots that print them."""

    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """The Word file is wanted."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """No section is named; `like` are numbers that the person may have meant."""

    like: tuple[str, ...]


def read_request(message: str, report: Report) -> SetFact | Rewrite | Explain | Export | Unclear:
    """What the message asks of the report."""
    found = _SET.match(message.strip())
    if found:
        name, value = (found["zh"] or found["en"]).strip("“”\"' "), (found["zhv"] or found["env"])
        for fact in report.brief.facts:
            if name in (fact.id, fact.label):
                return SetFact(fact.id, value)
    if _WHY.search(message) and (facts := _figures_named(message, report)):
        return Explain(facts)
    if _EXPORT.search(message):
        return Export()
    paths = _paths(report)
    for name, path, heading in paths:
        if heading in message or any(said == path for said in _said(message)):
            return Rewrite(name, message)
    beneath = [(name, path) for name, path, _ in paths if path.endswith(tuple(_said(message)) or ("\0",))]
    if len(beneath) == 1:
        return Rewrite(beneath[0][0], message)
    return Unclear(tuple(path for _, path, _ in paths[:3]))


def _figures_named(message: str, report: Report) -> tuple[str, ...]:
    """The slots of the report whose printed figure, or whose label, stands in the message."""
    named = []
    for _, _, section in report.walk():
        for figure in render(section.source, report.brief.facts, report.brief.language).figures:
            fact = report.brief.facts.resolve(figure.fact).fact
            if figure.text in message or (fact and fact.name in message):
                named.append(figure.fact)
    return tuple(dict.fromkeys(named))


def _said(message: str) -> list[str]:
    """Section numbers in the message, in the form in which they are printed."""
    said = [found.replace("(", "（").replace(")", "）") for found in _NUMBER.findall(message)]
    for part in _PART.findall(message):
        value = parse_number(part)
        if value is not None:
            said += [str(int(value)), to_chinese(int(value))]
    return said


def _paths(report: Report) -> list[tuple[str, str, str]]:
    """Every section's id, its whole number (一（二）, 1.2) and its heading; the deepest first."""
    numbers: dict[int, str] = {}
    found = []
    for number, level, section in report.walk():
        numbers[level] = number.rstrip("、.")
        whole = "".join(numbers[i] for i in range(1, level + 1)) if report.brief.language == "zh" else number
        found.append((section.id, whole, section.heading))
    return sorted(found, key=lambda one: -len(one[1]))
