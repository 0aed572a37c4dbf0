"""Approximators that a person typed, tested again when the facts have changed: 近2000人 of 2013 becomes 2000余人.

Only what stands in the prose is looked at; what a slot prints follows its fact by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.ground import ground
from assistant.facts.match.hedges import bare_hedge, hedged
from assistant.facts.match.units import exchange, times
from assistant.facts.sheet import FactSheet
from assistant.figures import Figure, find_figures
from assistant.figures.slots import find_slots, without_slots
from assistant.report.compare import sentences
from assistant.report.model import Part, Report
from assistant.report.render import Rendered, render

_DIGIT = r"[\d一二三四五六七八九十百千两〇]"
_HEDGED = re.compile(
    rf"{_DIGIT}[\d,.]*[万亿]*[余多]|[近约超过逾破到足]\s*{_DIGIT}|{_DIGIT}[^，。；]{{0,5}}(?:以上|左右|以内|上下)"
)
_NUMBER = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<scale>万亿|[万亿])?(?P<odd>[余多])?(?P<unit>.*)\Z", re.S)
_NEARLY = ("近", "将近", "接近")
_ABOUT = ("约", "大约", "左右")
_ABOVE = ("超", "超过", "逾", "突破", "以上")
_BELOW = ("不足", "不到")


@dataclass(frozen=True, slots=True)
class Reworded:
    """One approximate number of the prose that no longer told its fact: as it stood, and as it stands now.

    `after` is empty where no rule gives a wording, or where the sentence is locked: it stands as it was.
    """

    section: str
    fact: str
    before: str
    after: str


def rehedged(report: Report, facts: FactSheet) -> tuple[Report, tuple[Reworded, ...]]:
    """The report with its typed approximations put right for the new facts, and each one that needed it."""
    done: list[Reworded] = []
    parts = [("opening", report.opening)] if report.opening else []
    for name, part in [*parts, *((section.id, section) for _, _, section in report.walk())]:
        if not part or not _HEDGED.search(without_slots(part.source, "\0")):
            continue
        for wrong, phrase, better in _outdated(name, part, report, facts):
            fixed = _replaced(part, phrase, better) if better else None
            done.append(Reworded(name, wrong, phrase, better if fixed else ""))
            if fixed:
                part = fixed
                report = report.with_part(name, _given(fixed))
    return report, tuple(done)


def _given(part: Part) -> Callable[[Part], Part]:
    return lambda _: part


def _outdated(name: str, part: Part, report: Report, facts: FactSheet) -> Iterator[tuple[str, str, str]]:
    """Fact, phrase and new phrase (may be empty) of every typed approximation that the new facts break."""
    brief = report.brief
    rendered = render(part.source, brief.facts, brief.language)
    found = {(f.start, f.end): f for f in find_figures(rendered.text, brief.language).figures if f.approx}
    for judged in ground(rendered.text, brief.facts, brief.language):
        figure = found.get((judged.start, judged.end))
        if figure is None or not judged.right or len(judged.facts) != 1 or _is_printed(rendered, figure):
            continue
        fact = judged.facts[0]
        stated, value = _both(figure, fact, facts)
        if value is None or stated is None or hedged(figure.approx, stated, value):
            continue
        phrase = _phrase(rendered.text, figure)
        yield fact, phrase, _better(phrase, figure, stated, value)


def _is_printed(rendered: Rendered, figure: Figure) -> bool:
    return any(p.start < figure.end and figure.start < p.end for p in rendered.figures)


def _both(figure: Figure, fact: str, facts: FactSheet) -> tuple[Decimal | None, Decimal | None]:
    """The number stated and the fact's new value, both in the fact's unit."""
    if fact not in facts or (quantity := facts.resolve(fact).quantity) is None or quantity.high is not None:
        return None, None
    swap = exchange(figure.unit, quantity.unit)
    if swap is None or figure.value_high is not None:
        return None, None
    return times(Decimal(figure.value), swap.factor), abs(quantity.value)


def _phrase(text: str, figure: Figure) -> str:
    """The figure with its approximator, as it stands in the text."""
    word = figure.approx
    start, end = figure.start, figure.end
    if text[:start].rstrip().endswith(word):
        start = text[:start].rindex(word)
    elif text[end:].lstrip().startswith(word):
        end = text.index(word, end) + len(word)
    return text[start:end]


def _better(phrase: str, figure: Figure, stated: Decimal, value: Decimal) -> str:
    """The phrase with the number and the word that tell the new value; empty where there is none."""
    parts = _NUMBER.fullmatch(figure.text)
    if parts is None or not stated:
        return ""
    written = Decimal(parts["number"])
    scale = stated / written
    step = _place(written)
    low = (value / scale // step) * step
    tail = f"{parts['scale'] or ''}{{}}{parts['unit']}"
    for word, number in _ways(bare_hedge(figure.approx), low, low + step):
        if number <= 0 or (word and not hedged(word, number * scale, value)):
            continue
        if not word and number * scale != value:
            continue
        shown = format(number, "f")
        if word in ("余", "多"):
            return shown + tail.format(word)
        after = word in ("以上", "左右")
        return shown + tail.format("") + word if after else word + shown + tail.format("")
    return ""


def _ways(word: str, low: Decimal, high: Decimal) -> Iterator[tuple[str, Decimal]]:
    """Words with numbers to try, the one nearest to what was said first."""
    yield "", low  # 2000 itself needs no word
    if word in _NEARLY:
        yield word, high
    if word in _ABOUT:
        yield from ((word, low), (word, high))
    if word in _ABOVE:
        yield word, low
    if word in _BELOW:
        yield word, high
    yield ("多" if word == "多" else "余"), low
    yield "近", high
    yield "超", low


def _place(number: Decimal) -> Decimal:
    """The place value of the last digit that is not 0."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _replaced(part: Part, phrase: str, better: str) -> Part | None:
    """The part with its first such phrase outside a slot put right; None where it is locked or not to be found."""
    if part.locked:
        return None
    taken = [(slot.start, slot.end) for slot in find_slots(part.source)]
    at = part.source.find(phrase)
    while at >= 0 and any(start < at + len(phrase) and at < end for start, end in taken):
        at = part.source.find(phrase, at + 1)
    if at < 0 or _is_held(part, at):
        return None
    return part.model_copy(update={"source": part.source[:at] + better + part.source[at + len(phrase) :]})


def _is_held(part: Part, at: int) -> bool:
    start = 0
    for sentence in sentences(part.source):
        if start <= at < start + len(sentence):
            return sentence.strip() in part.held
        start += len(sentence)
    return False
