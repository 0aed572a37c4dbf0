"""Every figure of a sample becomes a fact without a value; in its sentence a slot takes its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from assistant.facts.ground.words.tokens import tokens_of
from assistant.figures import find_figures
from assistant.figures.slots import find_slots, slot, without_slots
from assistant.language import Language
from assistant.outline.learn import notes
from assistant.outline.learn.naming import Place, chinese_date_name, chinese_name, chinese_number_name
from assistant.outline.learn.naming_en import beside, english_date_name, english_name, identifier
from assistant.outline.learn.period import Periods
from assistant.outline.learn.scrub import has_figure, scrubbed, without_figures
from assistant.outline.learn.units import Spot, spots

_STOP = re.compile(r"[。；！？!?;\n]|\.(?=\s|$)")
_MORE = "甲乙丙丁戊己庚辛壬癸"
_LETTERS = "abcdefghij"


@dataclass(frozen=True, slots=True)
class Slotted:
    """A sentence with its figures as slots, and the ids in it, in order."""

    text: str
    ids: tuple[str, ...]


class Gaps:
    """The facts of one sample, in the order in which it states them; `year` is that of the report."""

    def __init__(self, language: Language, year: int = 0) -> None:
        self.language: Language = language
        self.facts: dict[str, dict[str, Any]] = {}
        self._known: dict[tuple[str, ...], str] = {}
        self._periods = Periods(language, year)

    def slotted(self, sentence: str, heading: str = "") -> Slotted:
        """The sentence with a slot for every figure and placeholder; nothing that is one is left."""
        text = self._without_own_period(sentence)
        for _ in range(3):
            here = self._spots(text)
            if not here:
                break
            text = self._replaced(text, here, heading)
        if has_figure(text, self.language):
            text = scrubbed(text, self.language)
        said = dict.fromkeys(found.expression for found in find_slots(text))
        return Slotted(text, tuple(name for name in said if name in self.facts))

    def _spots(self, text: str) -> list[Spot]:
        return spots(text, find_figures(text, self.language), self.language)

    def _without_own_period(self, text: str) -> str:
        """The sentence with the report's own year and period said in words that hold next year too."""
        here = [spot for spot in self._spots(text) if spot.date]
        for spot in reversed(here):
            if own := self._periods.own(text, spot):
                start, end, words = own
                text = text[:start] + words + text[end:]
        return text

    def row(self, label: str, cell: str, heading: str) -> str:
        """The fact of a table's cell; empty where the cell holds no figure."""
        here = self._spots(cell)
        if not here:
            return ""
        return self._fact(self._named(label, here[0], heading), here[0], "", cell, heading)

    def _replaced(self, text: str, here: list[Spot], heading: str) -> str:
        out: list[str] = []
        at, last, counted = 0, "", ""
        for index, spot in enumerate(here):
            before = text[at : spot.start]
            after = text[spot.end : here[index + 1].start if index + 1 < len(here) else len(text)]
            # A rate grows over what was counted, points over the rate that was just said.
            base = last if "点" in spot.unit or not spot.change else counted or last
            name = self._name(spot, before, after, base)
            if not self._speaks_of(self._clean(name), text, here, spot):
                name = self._nearer(name, text[: spot.start], text[spot.end :])
            name = self._named(name, spot, heading)
            fact = self._fact(
                name, spot, self._periods.of(text, spot.start), text[spot.start : spot.end], heading
            )
            out += [before, self._turn(spot), slot(fact, self._form(spot))]
            at = spot.end
            if not spot.date:
                last = self.facts[fact].get("label", fact)
                counted = counted if spot.percent else last
        return "".join([*out, text[at:]])

    def _form(self, spot: Spot) -> str:
        return ("增减" if self.language == "zh" else "change") if spot.change else ""

    def _turn(self, spot: Spot) -> str:
        """What stands before a growth until its sign is known; printing takes it away again."""
        return ("增减" if self.language == "zh" else "changed by ") if spot.change else ""

    def _name(self, spot: Spot, before: str, after: str, last: str) -> str:
        if self.language == "en":
            if spot.date:
                return english_date_name(before, after)
            counted = bool(spot.unit) and not spot.percent and not spot.money
            return spot.called or english_name(before, after, spot.unit, last, counted, spot.change)
        if spot.called == "文号":
            return chinese_number_name(before)
        if spot.date:
            return chinese_date_name(before, after)
        return spot.called or chinese_name(Place(before, after, last, spot.unit, spot.percent, spot.change))

    def _speaks_of(self, name: str, text: str, here: list[Spot], spot: Spot) -> bool:
        """Whether the sentence, values aside, shares a word with the name: a check takes any other value for misplaced."""
        blanked = list(text)
        for other in here:
            blanked[other.start : other.end] = "\x00" * (other.end - other.start)
        sentence = "".join(blanked)
        start = max((match.end() for match in _STOP.finditer(sentence, 0, spot.start)), default=0)
        stop = _STOP.search(sentence, spot.end)
        said = tokens_of(
            without_slots(sentence[start : stop.start() if stop else len(text)].replace("\x00", " "))
        )
        return not said or bool({word for word, _ in tokens_of(name)} & {word for word, _ in said})

    def _nearer(self, name: str, before: str, after: str) -> str:
        """The name behind the nearest words of its sentence."""
        before, after = (without_slots(_STOP.split(part)[at], " ") for part, at in ((before, -1), (after, 0)))
        if self.language == "en":
            return f"{beside(before, after)} {name}".strip()
        words = self._clean(before)[-6:] or self._clean(after)[:6]
        return f"{words}{name}"

    def _named(self, name: str, spot: Spot, heading: str) -> str:
        """The name without figures, of a kind that can be an id; the heading's where nothing is left."""
        zh = self.language == "zh"
        bare = self._clean(name)
        if len(bare) < 2:
            top = re.split(r"[，,：:]", heading)[0]
            bare = self._clean(f"{top}{spot.unit}" if zh else f"{top} {spot.unit}")
        return bare if len(bare) >= 2 else "数据" if zh else "figure"

    def _clean(self, name: str) -> str:
        name = without_figures(re.sub(r"[\[\]|`]", "", name), self.language)
        if self.language == "zh":
            return re.sub(r"[^\w（）·㐀-鿿]|_", "", name)
        return " ".join(re.sub(r"[^A-Za-z '’-]", " ", name).split())

    def _fact(self, label: str, spot: Spot, period: str, shown: str, heading: str) -> str:
        """The id of the fact for this figure: the same for the same indicator with the same value."""
        key = (label, spot.value, spot.unit)
        if key in self._known:
            return self._known[key]
        relative, said = self._periods.told(period)
        label = self._unique(label, relative, heading)
        name = label if self.language == "zh" else identifier(label)
        self._known[key] = name
        fact: dict[str, Any] = {"id": name}
        if label != name:
            fact["label"] = label
        if spot.unit:
            fact["unit"] = spot.unit
        if relative and not spot.date:
            fact["period"] = relative
        fact["note"] = notes.of(spot, shown, "" if spot.date else said, self.language)
        self.facts[name] = fact
        return name

    def _unique(self, label: str, period: str, heading: str) -> str:
        """The label, or the label behind what tells it from the one before: 上年检查企业.

        In front, for what stands right before a value is the end of its name.
        """
        zh = self.language == "zh"
        topic = self._clean(re.split(r"[，,：:]", heading)[0])[:6]
        relative = period if period in ("上年", "上年同期", "去年", "上年度", "下年", "下年度") else ""
        known = ["", relative, topic] if zh else ["", "other", "further"]
        other = "数据" if zh else "figure"
        letters = [_tail(n, _MORE if zh else _LETTERS) for n in range(40)]
        endless = ((_tail(n, _MORE if zh else _LETTERS), other) for n in count())
        tries = chain(((prefix, label) for prefix in dict.fromkeys([*known, *letters])), endless)
        for prefix, stem in tries:
            tried = f"{prefix}{stem}" if zh else f"{prefix} {stem}".strip()
            name = tried if zh else identifier(tried)
            # A prefix may join with the label to what reads as a number.
            if name and name not in self.facts and not has_figure(tried, self.language):
                break
        return tried


def _tail(n: int, letters: str) -> str:
    """乙, 丙 … 癸, 乙甲 (b, c … in English): no numeral, for an id that says one would look like a figure."""
    n += 1
    word = ""
    while n:
        n, rest = divmod(n, len(letters))
        word = letters[rest] + word
    return word
