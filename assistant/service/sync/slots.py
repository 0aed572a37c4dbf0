"""Slots put back: where a changed passage still prints a fact, its slot stands again; where not, that is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.brief import Brief
from assistant.facts.ground import ground
from assistant.figures import find_figures
from assistant.figures.slots import Slot, find_slots
from assistant.report.compare import sentences
from assistant.report.findings import Finding
from assistant.report.printing import print_value
from assistant.report.render import PrintedFigure, render
from assistant.service.sync.messages import finding
from assistant.service.sync.where import Span, Where


@dataclass(frozen=True, slots=True)
class _Printed:
    """A slot as it was printed: the figure itself, and the words (近, 增长) that the slot prints around it."""

    slot: Slot
    figure: PrintedFigure
    before: str
    after: str

    @property
    def core(self) -> Span:
        """What must still be there: the figure, or the word (持平) where there is none."""
        if self.figure.text:
            return self.figure.start, self.figure.end
        return self.figure.start - len(self.before), self.figure.end + len(self.after)


def refilled(
    old: str, text: str, brief: Brief, known: Mapping[str, str] | None = None
) -> tuple[str, list[Finding]]:
    """The new text of a passage with its slots, and a finding for each figure that was changed.

    `old` is the passage's source. The result prints `text` exactly: a slot that would print otherwise is not set.
    """
    printed = _printed(old, brief)
    rendered = render(old, brief.facts, brief.language).text
    where = Where(rendered, text)
    placed: list[tuple[Span, Slot]] = []
    lost: list[_Printed] = []
    findings: list[Finding] = []
    for one in printed:
        span = where.kept(one.core)
        if span is None:
            lost.append(one)
        elif not _place(one, span, text, placed, brief):
            findings.append(_direction(one, span, text, brief))
    claimed = [span for span, _ in placed]
    for one in _unmoved(lost, where, text, claimed, findings, brief):
        for span in _elsewhere(one, text, claimed):
            if _place(one, span, text, placed, brief):
                claimed.append(placed[-1][0])
                break
    return _with_moved(_filled(text, placed), known or {}), findings


def _printed(source: str, brief: Brief) -> list[_Printed]:
    """The slots of a source with what they print; one that no fact answers prints nothing of its own."""
    answered = [slot for slot in find_slots(source) if render(str(slot), brief.facts, brief.language).figures]
    figures = render(source, brief.facts, brief.language).figures
    made = []
    for slot, figure in zip(answered, figures, strict=True):
        value = print_value(brief.facts.resolve(slot.expression), brief.language, slot.form)
        made.append(_Printed(slot, figure, value.before, value.after))
    return made


def _place(one: _Printed, span: Span, text: str, placed: list[tuple[Span, Slot]], brief: Brief) -> bool:
    """Sets the slot where the text then prints as it stands, with or without the words that the slot brings."""
    start, end = span
    wide = start - len(one.before) if one.figure.text else start, end + len(one.after) * bool(one.figure.text)
    for option in (wide, (start, wide[1]), (wide[0], end), span):
        if option[0] < 0 or any(a < option[1] and option[0] < b for (a, b), _ in placed):
            continue
        tried = sorted([*placed, (option, one.slot)], key=lambda item: item[0])
        if render(_filled(text, tried), brief.facts, brief.language).text == text:
            placed[:] = tried
            return True
    return False


def _filled(text: str, placed: Sequence[tuple[Span, Slot]]) -> str:
    out, at = [], 0
    for (start, end), slot in placed:
        out += [text[at:start], str(slot)]
        at = end
    return "".join([*out, text[at:]])


def _unmoved(
    lost: Sequence[_Printed],
    where: Where,
    text: str,
    claimed: list[Span],
    findings: list[Finding],
    brief: Brief,
) -> list[_Printed]:
    """Says of each lost figure what stands in its place; those in whose place there is nothing are given back."""
    numbers = find_figures(text, brief.language).figures if lost else ()
    gone = []
    for one in lost:
        start, end = where.around(one.core)
        if one.figure.state == "words":
            there = text[start:end]
            if there.strip() and one.figure.text not in text:
                start += len(there) - len(there.lstrip())
                findings.append(_said("words", one, there.strip(), start, brief))
            else:
                gone.append(one)
            continue
        free = [
            (number.start, number.end)
            for number in numbers
            if number.start < end
            and start < number.end
            and not _overlaps((number.start, number.end), claimed)
        ]
        if not free:
            gone.append(one)
            continue
        # What the old figure did not hold is not its own either: of “14 work packages” its slot may print the 14 alone.
        span = max(free[0][0], start), min(free[0][1], end)
        claimed.append(free[0])
        findings.append(_changed(one, span, text, brief))
    return gone


def _elsewhere(one: _Printed, text: str, claimed: Sequence[Span]) -> list[Span]:
    """Where else the same figure is printed, as a whole number and in nobody's place."""
    if not one.figure.text or (one.figure.state == "words" and len(one.figure.text) < 2):
        return []
    pattern = rf"(?<![\d.,，]){re.escape(one.figure.text)}(?!\d)"
    found = [match.span() for match in re.finditer(pattern, text)]
    return [span for span in found if not _overlaps(span, claimed)]


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _changed(one: _Printed, span: Span, text: str, brief: Brief) -> Finding:
    """Contradicted, or the same value in other digits; and a gap that somebody filled in is a figure to enter."""
    start, end = span
    case = "filled" if one.figure.state == "open" else "changed"
    if case == "changed":
        ids = set(brief.facts.resolve(one.slot.expression).facts) | {one.slot.expression}
        for judged in ground(text, brief.facts, brief.language):
            proved = judged.verdict in ("supported", "derived") and ids & set(judged.facts)
            if proved and judged.start < end and start < judged.end:
                case = "written"
    return _said(case, one, text[start:end], start, brief)


def _direction(one: _Printed, span: Span, text: str, brief: Brief) -> Finding:
    start = max(0, span[0] - max(2, len(one.before)))
    return _said("direction", one, text[start : span[1] + len(one.after)], start, brief)


def _said(case: str, one: _Printed, text: str, start: int, brief: Brief) -> Finding:
    name = one.slot.expression
    label = brief.facts[name].name if name in brief.facts else name
    whole = one.before + one.figure.text + one.after
    expected = whole if case == "direction" else one.figure.text
    return finding(case, brief.language, text=text, expected=expected, fact=name, label=label, start=start)


def _with_moved(source: str, known: Mapping[str, str]) -> str:
    """The source with sentences that came from elsewhere in the report as they stood there."""
    return "".join(
        piece.replace(piece.strip(), known[piece.strip()]) if piece.strip() in known else piece
        for piece in sentences(source)
    )
