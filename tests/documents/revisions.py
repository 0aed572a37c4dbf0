"""Random revisions of a report, and tracked changes accepted or rejected by the letter of the standard."""

from __future__ import annotations

import random
from xml.etree.ElementTree import Element

from assistant.figures.slots import find_slots
from assistant.report.compare import sentences
from assistant.report.model import Part, Report
from tests.documents.conftest import W

_WORDS = {
    "zh": ("进一步", "切实", "（含重点领域）", "、持续用力", "共计25项"),
    "en": ("steadily ", "in practice ", "(as planned) ", "some 25 items "),
}
_SENTENCE = {"zh": "上述情况已经核实。", "en": "All of this was confirmed. "}


def revised(report: Report, chance: random.Random) -> Report:
    """The report with one to four of its parts written otherwise: words, figures, sentences and paragraphs."""
    names = [section.id for _, _, section in report.walk() if section.source]
    names += ["opening"] if report.opening else []
    slots = [str(slot) for _, _, section in report.walk() for slot in find_slots(section.source)]
    for name in chance.sample(names, min(len(names), chance.randint(1, 4))):
        part = report.opening if name == "opening" else report.section(name)
        assert part is not None
        source = _revised(part.source, slots, report.brief.language, chance)
        report = report.with_part(name, lambda old, source=source: _with(old, source))  # type: ignore[misc]
    return report


def _with(old: Part, source: str) -> Part:
    return old.model_copy(update={"source": source})


def _revised(source: str, slots: list[str], language: str, chance: random.Random) -> str:
    pieces = sentences(source)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(pieces)) if pieces else 0
        kind = chance.randrange(8)
        if not pieces or kind == 0:
            pieces.insert(at, _SENTENCE[language])
        elif kind == 1:
            del pieces[at]
        elif kind == 2:
            pieces[at] = pieces[at].rstrip("\n") + "\n"
        elif kind == 3:
            pieces[at] = pieces[at].rstrip("\n")
        elif kind == 4:
            pieces.insert(at, _SENTENCE[language] + "\n")
        else:
            pieces[at] = _reworded(pieces[at], slots, language, chance)
    return "".join(pieces).strip()


def _reworded(sentence: str, slots: list[str], language: str, chance: random.Random) -> str:
    """Words or a figure put in, taken out or exchanged, never inside a slot."""
    held = [(slot.start, slot.end) for slot in find_slots(sentence)]
    places = [n for n in range(len(sentence)) if not any(start < n < end for start, end in held)]
    at = chance.choice(places)
    if held and chance.random() < 0.4:
        start, end = chance.choice(held)
        return sentence[:start] + chance.choice(slots) + sentence[end:]
    if chance.random() < 0.5:
        return (
            sentence[:at] + chance.choice([*_WORDS[language], chance.choice(slots or ["25"])]) + sentence[at:]
        )
    end = min([at + chance.randint(1, 12), len(sentence), *(start for start, _ in held if start >= at)])
    return sentence[:at] + sentence[end:] if not any(a <= at < b for a, b in held) else sentence


def settled(document: Element, *, accepted: bool) -> list[str]:
    """The paragraphs and rows of a document once all changes are accepted, or all rejected (17.13.5)."""
    body = document.find(f"{W}body")
    assert body is not None
    return _blocks(body, f"{W}del" if accepted else f"{W}ins")


def _blocks(holder: Element, gone: str) -> list[str]:
    lines: list[str] = []
    joined = ""
    for block in holder:
        if block.tag == f"{W}tbl":
            rows = [row for row in block.iter(f"{W}tr") if row.find(f"{W}trPr/{gone}") is None]
            lines += ["\t".join("".join(_blocks(cell, gone)) for cell in row.iter(f"{W}tc")) for row in rows]
        elif block.tag == f"{W}p":
            joined += _words(block, gone)
            if block.find(f"{W}pPr/{W}rPr/{gone}") is None:
                lines.append(joined)
                joined = ""
    assert not joined
    return lines


def _words(element: Element, gone: str) -> str:
    said = ""
    for one in element:
        if one.tag in (f"{W}t", f"{W}delText"):
            said += one.text or ""
        elif one.tag in (f"{W}tab", f"{W}br"):
            said += "\t" if one.tag == f"{W}tab" else "\n"
        elif one.tag not in (gone, f"{W}pPr", f"{W}rPr", f"{W}pict"):
            said += _words(one, gone)
    return said
