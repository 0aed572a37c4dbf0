"""Slots as models write them: in other brackets, half open, with a near id, with the label for the id."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from assistant.brief import Brief, Task
from assistant.errors import FactsError
from assistant.figures.slots import find_slots, slot
from assistant.report.printing import CHANGE_FORMS, NUMBER_FORM
from assistant.writers.prompts.literals import stated

_FORMS = {*CHANGE_FORMS, NUMBER_FORM, "%"}
_OPEN, _CLOSE = "[［【〖{｛「", "]］】〗}｝」"
_DOUBLE = re.compile(
    rf"[{re.escape(_OPEN)}]{{2}}([^{re.escape(_OPEN + _CLOSE)}\n]{{1,160}})[{re.escape(_CLOSE)}]{{1,2}}"
)
_SINGLE = re.compile(
    rf"[{re.escape(_OPEN)}]([^{re.escape(_OPEN + _CLOSE)}\n]{{1,160}})[{re.escape(_CLOSE)}]{{1,2}}"
)
_MANY = re.compile(r"\[{3,}")
_UNCLOSED = re.compile(r"\[\[[^\S\n]*(?![^\[\n]{0,160}[\]］】}｝])")
# What models add to an id: its value, its unit in brackets.
_DECORATION = re.compile(r"\s*(?:(?:[:：=＝→，,]|->).*|[（(][^（）()]*[）)]\s*)\Z", re.S)
_PIPE = re.compile(r"[|｜¦]")
# Words that part one fact from the next: a near id that differs in one of these is another fact.
_TELLING = re.compile(
    r"[\d一二三四五六七八九十百今去上下本前后增减升降大小高低内外男女新旧未已不非东南西北中主次总均]"
)
_CUTOFF = 0.8
_BEHIND = frozenset("。，；：！？、）)”,.;:!? \n的")


@dataclass(frozen=True)
class Names:
    """What slots of a task may say: all ids of the sheet, the outline's formulas, and labels."""

    brief: Brief
    required: frozenset[str]
    ids: dict[str, str]
    labels: dict[str, str]
    longest: tuple[str, ...]

    @classmethod
    def of(cls, task: Task) -> Names:
        brief = task.brief
        inline = [e for _, passage in brief.passages() for e in passage.facts]
        every = [fact.expression for fact in stated(brief, [*brief.facts.ids, *inline, *task.facts])]
        labels: dict[str, str] = {}
        for fact in brief.facts:
            key = _same(fact.label)
            if not key:
                continue
            # A label that two facts share says nothing, unless only one of them belongs here.
            if key in labels and (labels[key] in task.facts) == (fact.id in task.facts):
                labels[key] = ""
            elif key not in labels or fact.id in task.facts:
                labels[key] = fact.id
        ids = {_same(expression): expression for expression in every}
        longest = sorted({*every, *(fact.label for fact in brief.facts if fact.label)}, key=len, reverse=True)
        return cls(brief, frozenset(task.facts), ids, labels, tuple(longest))

    def expression(self, words: str, *, near: bool = True) -> str:
        """The expression that these words mean; empty when they mean none, or more than one."""
        words = words.strip().strip("`'\"“”*")
        for candidate in (words, _DECORATION.sub("", words)):
            key = _same(candidate)
            found = self.ids.get(key) or self.labels.get(key) or self._formula(candidate)
            if found:
                return found
        return self._nearest(_same(words)) if near else ""

    def _formula(self, words: str) -> str:
        """A formula over known facts that the model made up in the right form: [[share(a, b)]]."""
        if not any(sign in words for sign in "(/+-*（÷×－＋"):
            return ""
        try:
            resolved = self.brief.facts.resolve(words)
        except (FactsError, ArithmeticError, RecursionError):
            return ""
        return words if resolved.facts else ""

    def _nearest(self, key: str) -> str:
        known = {**self.labels, **self.ids}
        near = difflib.get_close_matches(key, [name for name in known if known[name]], n=3, cutoff=_CUTOFF)
        meant = {known[name] for name in near if _differ_harmlessly(key, name)}
        return meant.pop() if len(meant) == 1 else ""


def with_right_slots(text: str, names: Names) -> str:
    """The text with every slot that can be told written as `[[expression]]`, doubled ones and units gone."""
    text = _half_open(_MANY.sub("[[", text), names)
    text = _protected(text, lambda piece: _bracketed(piece, names), names)
    return _without_doubles(text, names.brief)


def _protected(text: str, change: Callable[[str], str], names: Names) -> str:
    """Changes what stands outside of slots that are right as they are."""
    out, at = [], 0
    for found in find_slots(text):
        if (
            found.expression not in names.brief.facts
            and names.ids.get(_same(found.expression)) != found.expression
        ):
            continue
        form = found.form if found.form in _FORMS else ""
        out += [change(text[at : found.start]), slot(found.expression, form)]
        at = found.end
    return "".join([*out, change(text[at:])])


def _bracketed(text: str, names: Names) -> str:
    def double(match: re.Match[str]) -> str:
        inner, form = _parts(match[1])
        return slot(names.expression(inner) or inner, form) if inner else match[0]

    def single(match: re.Match[str]) -> str:
        inner, form = _parts(match[1])
        # A year in brackets, a name in corner quotes: only what is surely a fact becomes one.
        expression = names.expression(inner, near=match[0][0] not in "「【") if len(inner) > 1 else ""
        return slot(expression, form) if expression else match[0]

    out, at = [], 0
    for match in _DOUBLE.finditer(text):
        out += [_SINGLE.sub(single, text[at : match.start()]), double(match)]
        at = match.end()
    return "".join([*out, _SINGLE.sub(single, text[at:])])


def _parts(inner: str) -> tuple[str, str]:
    """Expression and form of the inside of a slot; a form that does not exist is dropped."""
    words, *forms = (part.strip() for part in _PIPE.split(inner))
    return words, next((form for form in forms if form in _FORMS), "")


def _half_open(text: str, names: Names) -> str:
    """`[[id` that was never closed: the longest known name that follows."""
    out, at = [], 0
    for opened in _UNCLOSED.finditer(text):
        name = next((name for name in names.longest if text.startswith(name, opened.end())), "")
        expression = names.expression(name, near=False) if name else ""
        if expression and opened.start() >= at:
            out += [text[at : opened.start()], slot(expression)]
            at = opened.end() + len(name)
    return "".join([*out, text[at:]])


def _without_doubles(text: str, brief: Brief) -> str:
    """Without a slot said twice on end, and without the unit that a slot prints already."""
    out, at, last = [], 0, ""
    for found in find_slots(text):
        between = text[at : found.start]
        if str(found) == last and not between.strip():
            at = found.end
            continue
        out += [between, str(found)]
        at, last = found.end, str(found)
        known = stated(brief, [found.expression])
        unit = known[0].resolved.unit if known else ""
        rest = text[at:].lstrip(" ")
        if unit and rest.startswith(unit) and (rest[len(unit) :][:1] in _BEHIND or len(rest) == len(unit)):
            at = len(text) - len(rest) + len(unit)
    return "".join([*out, text[at:]])


def _same(words: str) -> str:
    """Words as they compare: width, case and white space aside."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


def _differ_harmlessly(a: str, b: str) -> bool:
    """Whether two names differ in nothing that tells facts apart: no digit, no 今 for 去."""
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    for operation, a1, a2, b1, b2 in matcher.get_opcodes():
        if operation != "equal" and _TELLING.search(a[a1:a2] + b[b1:b2]):
            return False
    return True
