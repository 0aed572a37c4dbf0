"""Words that say which way a printed value went, or which of two is the larger: do they hold for the values of today?

The values are printed by the program and change with the facts; 增长, 高于 and 比…多 are prose and do not. Only
what the words plainly say of the values beside them is judged: a guess here would send people to mend what is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.checks.subject import Reading, Subject, figures_of
from assistant.errors import FactsError
from assistant.facts.formulas import Binary, Name
from assistant.facts.match.senses import agree, is_change
from assistant.facts.match.units import exchange, times
from assistant.facts.resolved import Resolved
from assistant.facts.rollup.series import Series, year_of
from assistant.facts.sheet import FactSheet
from assistant.figures import find_figures
from assistant.figures.around import surroundings
from assistant.figures.model import Direction
from assistant.language import Said
from assistant.report.findings import Finding
from assistant.report.render import PrintedFigure

_UP = "增长|增加|上升|提高|提升|上涨|扩大|增|升|rose|rising|grew|increased|up"
_DOWN = "下降|减少|降低|回落|下滑|压减|缩小|缩短|降|减|fell|falling|dropped|decreased|declined|down"
# 不低于 before 低于, so that the longer word is read.
_ABOVE = "高于|超过|多于|大于|超出|above|over|higher than|more than|exceeding|exceeds|exceeded"
_BELOW = "低于|少于|小于|不及|below|under|lower than|less than|fewer than"
_LEAST = "不低于|不少于|不小于|at least|no less than"
_MOST = "不高于|不超过|不多于|不大于|at most|no more than"
_MANNER = r"(?:明显|大幅度?|略|稍|远远?|均|已|也|都|显著|继续|仍然?|基本|始终|并|且|well|slightly|far|still)?"
_COMPARED = re.compile(
    rf"\s*[，,]?\s*(?:and |is |was |were )?{_MANNER}\s*(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<above>{_ABOVE})|(?P<below>{_BELOW}))"
    r"[^，。；,;!？\n]{0,14}\Z",
    re.IGNORECASE,
)
_THAN = re.compile(r"[^，。；\n]{0,10}[，,]?\s*(?:比|较)[^，。；,;\n]{0,14}\Z")
_MORE = re.compile(r"\s*(?:还|要|更)?(?P<word>多|高|大|少|低|小)(?!达|至|的)")
_FROM = re.compile(r"(?:由|从|自|from)\s*[^，。；,;\n]{0,8}\Z", re.IGNORECASE)
_TO = re.compile(
    rf"[^。；;\n]{{0,24}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?\s*(?:到|至|为|to)\s*[^，。；,;\n]{{0,4}}\Z",
    re.IGNORECASE,
)
_NOW_TO = re.compile(r"(?:到|至|to)\s*(?:约|近)?\s*\Z", re.IGNORECASE)
_SINCE = re.compile(
    r"(?:比|较|与)(?:上年|去年|上一年度?|上年同期|去年同期)(?:同期|相比)?[^，。；\d\0]{0,6}?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?!到|至)(?=[了，。；、]|$)"
)
_SENTENCE = re.compile(r"[。；！？!?;\n]|\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Value:
    """A number of the text: printed by a slot (`fact` set), or typed."""

    start: int
    end: int
    value: Decimal
    unit: str
    fact: str = ""


def turned(subject: Subject) -> Iterator[Finding]:
    """Direction words and comparisons beside printed values that do not hold."""
    if subject.facts is None or not subject.drafted:
        return
    series = Series(subject.facts)
    for reading in subject.texts:
        if not reading.printed:
            continue
        yield from _changes(subject, subject.facts, reading)
        values = _values(subject, subject.facts, reading)
        yield from _pairs(subject, reading, values)
        yield from _since_last_year(subject, reading, values, series)


def _changes(subject: Subject, facts: FactSheet, reading: Reading) -> Iterator[Finding]:
    """增长 before a value that says how much something changed, and that fell."""
    for figure in reading.printed:
        resolved = _resolved(facts, figure)
        if resolved is None or resolved.quantity is None or resolved.quantity.high is not None:
            continue
        way = surroundings(subject.language).direction(reading.text, figure.start, figure.end)
        if way == "none" or _NOW_TO.search(reading.text[: figure.start]):
            continue
        if _contradicts(facts, resolved, way, figure):
            said = Said(
                f"“{_label(resolved)}”现为{figure.text}，与前面的“{_word(way, 'zh')}”不符",
                f"{_label(resolved)} is now {figure.text}, which the words take for a {_word(way, 'en')}",
            )
            yield _finding(subject, reading, figure, said)


def _contradicts(facts: FactSheet, resolved: Resolved, way: Direction, figure: PrintedFigure) -> bool:
    assert resolved.quantity is not None
    value = resolved.quantity.value
    if not value:
        return False
    difference = _difference(facts, resolved)
    if difference is not None:
        return (difference > 0) != (way == "up")
    if not is_change(resolved) and not (value < 0 and resolved.derived):
        return False  # a level has no direction, and may be below zero
    if value < 0:
        # The form 增减 turns the sign into the word; any other slot prints 增长-7.1%, which nobody writes.
        return figure.text.lstrip("（(").startswith(("-", "−"))
    shown = find_figures(figure.text).figures
    if len(shown) != 1:
        return False
    claim = shown[0].__class__(**{**shown[0].as_dict(), "direction": way})
    return agree(claim, resolved, value) is False


def _difference(facts: FactSheet, resolved: Resolved) -> Decimal | None:
    """How much later minus earlier is, where the value is the difference of two periods; None elsewhere."""
    expression = resolved.fact.formula if resolved.fact else resolved.expression
    if not expression or "-" not in expression.translate(str.maketrans("−－", "--")):
        return None
    node = facts.parse(expression)
    if not (isinstance(node, Binary) and node.operator == "-"):
        return None
    if not (isinstance(node.left, Name) and isinstance(node.right, Name)):
        return None
    first, second = facts.resolve(node.left.id), facts.resolve(node.right.id)
    years = [year_of(one.fact) for one in (first, second) if one.fact]
    if len(years) != 2 or None in years or years[0] == years[1] or not first.quantity or not second.quantity:
        return None
    change = first.quantity.value - second.quantity.value
    return change if years[0] > years[1] else -change  # type: ignore[operator]


def _pairs(subject: Subject, reading: Reading, values: list[_Value]) -> Iterator[Finding]:
    """Two values with words between them: 由甲增加到乙, 甲高于乙, 甲比乙多."""
    for first, second in pairwise(values):
        if not (first.fact or second.fact):
            continue
        sign = _compare(first, second)
        between = reading.text[first.end : second.start]
        if sign is None or _SENTENCE.search(between):
            continue
        said = _said_of_pair(reading.text, first, second, between)
        if said and sign not in said[1]:
            words, _ = said
            shown = reading.text[first.start : first.end], reading.text[second.start : second.end]
            message = Said(
                f"“{words}”与现在的数据不符：前为{shown[0]}，后为{shown[1]}",
                f"“{words}” does not hold any more: {shown[0]} and {shown[1]}",
            )
            marked = second if second.fact else first
            yield _finding(subject, reading, marked, message)


def _said_of_pair(
    text: str, first: _Value, second: _Value, between: str
) -> tuple[str, frozenset[int]] | None:
    """The words that compare, and which signs of first − second they allow."""
    if (found := _TO.fullmatch(between)) and _FROM.search(text[: first.start]):
        return (found["up"] or found["down"]), frozenset({-1} if found["up"] else {1})
    if found := _COMPARED.fullmatch(between):
        for group, allowed in (("least", {0, 1}), ("most", {0, -1}), ("above", {1}), ("below", {-1})):
            if found[group]:
                return found[group], frozenset(allowed)
    if _THAN.fullmatch(between) and (more := _MORE.match(text, second.end)):
        return f"比…{more['word']}", frozenset({1} if more["word"] in "多高大" else {-1})
    return None


def _since_last_year(
    subject: Subject, reading: Reading, values: list[_Value], series: Series
) -> Iterator[Finding]:
    """比上年有所增加 behind a value whose last year's is in the sheet."""
    for match in _SINCE.finditer(reading.text):
        owner = next((v for v in reversed(values) if v.end <= match.start()), None)
        if owner is None or not owner.fact or _SENTENCE.search(reading.text[owner.end : match.start()]):
            continue
        change = series.change(owner.fact)
        if change is None:
            continue
        way: Direction = "up" if match["up"] else "down"
        if (change > 0) != (way == "up") or not change:
            message = Said(
                f"“{match[0]}”与现在的数据不符：与上年相差{change:+f}",
                f"“{match[0]}” does not hold any more: the change is {change:+f}",
            )
            yield _finding(subject, reading, owner, message)


def _values(subject: Subject, facts: FactSheet, reading: Reading) -> list[_Value]:
    """Every number of the text, in order: those of slots as the facts have them, others as they are typed."""
    values = []
    for figure in reading.printed:
        resolved = _resolved(facts, figure)
        if resolved and resolved.quantity and resolved.quantity.high is None:
            quantity = resolved.quantity
            values.append(_Value(figure.start, figure.end, quantity.value, quantity.unit, figure.fact))
    if not any(word in reading.text for word in _TELLING):
        return values
    own = [(figure.start, figure.end) for figure in reading.printed]
    for typed in figures_of(reading.text, subject.language).figures:
        if typed.is_date or typed.kind in ("time", "range", "ratio") or typed.value_high is not None:
            continue
        if not any(start < typed.end and typed.start < end for start, end in own):
            values.append(_Value(typed.start, typed.end, Decimal(typed.value), typed.unit))
    return sorted(values, key=lambda value: value.start)


_TELLING = tuple("于 过 出 比 较 由 从 及 than over above below under at most least from exceed".split())


def _compare(first: _Value, second: _Value) -> int | None:
    """The sign of first − second; None where their units don't go together."""
    swap = exchange(first.unit, second.unit)
    if swap is None or swap.likeness < 0.85:
        return None
    difference = times(first.value, swap.factor) - second.value
    return (difference > 0) - (difference < 0)


def _resolved(facts: FactSheet, figure: PrintedFigure) -> Resolved | None:
    try:
        return facts.resolve(figure.fact)
    except FactsError:
        return None


def _finding(subject: Subject, reading: Reading, at: PrintedFigure | _Value, said: Said) -> Finding:
    return subject.finding(
        "figure-direction", reading, at.start, at.end, fact=at.fact, said=said.in_(subject.language)
    )


def _label(resolved: Resolved) -> str:
    return resolved.fact.name if resolved.fact else resolved.expression


def _word(way: Direction, language: str) -> str:
    if language == "en":
        return "rise" if way == "up" else "fall"
    return "增长" if way == "up" else "下降"
