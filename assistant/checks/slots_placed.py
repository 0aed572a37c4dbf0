"""Slots in their place: the words around a printed value must speak of its fact.

A value that a slot prints is right by construction, but not what the sentence says of it: 发现隐患1234家 where
1234 is the number of firms is as wrong as a wrong number. Precision comes first, for people edit drafts in
words of their own: only what contradicts the fact is found, never what merely says it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.checks.subject import Reading, Subject
from assistant.errors import FactsError
from assistant.facts.ground.tokens import tokens_of
from assistant.facts.sheet import FactSheet, Resolved
from assistant.figures import split_unit
from assistant.language import Said
from assistant.report.findings import Finding
from assistant.report.render import PrintedFigure

_MARK = re.compile(r"[，。；：、！？,;:!?\n（）()“”]|\.(?=\s|$)")
# Before a value a bracket ends no clause: 新增就业（累计）[[…]] has its name in it.
_MARK_BEFORE = re.compile(r"[，。；：、！？,;:!?\n“”]|\.(?=\s|$)")
_STOP = re.compile(r"[。；！？!?;\n]|\.(?=\s|$)")
# What may stand between a name and its value: 为, 达到, 共; was, came to.
_FILLER = re.compile(
    r"(?:(?:为|是|达到?|共有?|有|约|将?近|超过?|逾|了|到|至|均|已|仅|累计|总计|共计|增长|下降|提高|持平)+"
    r"|(?:^|\s)(?:was|were|is|are|came to|stood at|reached|total(?:l)?ed|about|nearly|over|rose|fell|unchanged)\s*)\Z"
)
_COUNTING = re.compile(
    r"(?:个数|家数|次数|人数|户数|件数|起数|处数|份数|场数|场次|人次|项数|篇数|册数|期数|数)\Z"
)
_CHANGE = re.compile(
    r"(?:增长|上升|提高|增加|上涨|提升|回升|增减|变化|升降|下降|减少|降低|回落|下滑|压减|缩小|压缩|缩短)\Z"
    r"|\s(?:change|increase|growth|rise)\Z|\A(?:change|increase|growth|rise) in\s"
)
# One value beside another, or several names before several values: the words right before are not the name.
_BESIDE = re.compile(
    r"分别|依次|各自|占|比|较|相当于|与|和|及|每|\b(?:respectively|of|than|and|against|between|to)\b"
)
# 整改隐患占发现隐患的: what follows is a share, or nothing else.
_SHARE_OF = re.compile(r"占(?![地用有据先领])[^，]*的(?:比[重例])?(?:为|达到?)?\Z")


def misplaced(subject: Subject) -> Iterator[Finding]:
    """Printed values whose clause names another fact, another entity or another unit, or nothing of their own."""
    if subject.facts is None or not subject.drafted:
        return
    names = Names(subject.facts)
    for reading in subject.texts:
        for place in places(reading):
            said = names.wrong(place)
            if said:
                yield subject.finding(
                    "figure-misattributed",
                    reading,
                    place.figure.start,
                    place.figure.end,
                    fact=place.figure.fact,
                    said=said.in_(subject.language),
                )


@dataclass(frozen=True, slots=True)
class Place:
    """One printed value with the words around it.

    `before` and `behind` reach to the next mark or value, `sentence` is the whole of it, values blanked out.
    """

    figure: PrintedFigure
    before: str
    behind: str
    sentence: str


def places(reading: Reading) -> Iterator[Place]:
    """Every printed value of a text in its surroundings."""
    text = reading.text
    blank = list(text)
    for figure in reading.printed:
        blank[figure.start : figure.end] = "\0" * (figure.end - figure.start)
    blanked = "".join(blank)
    for figure in reading.printed:
        start = _last(_MARK_BEFORE, blanked, figure.start)
        start = max(start, blanked.rfind("\0", 0, figure.start) + 1)
        mark = _MARK.search(blanked, figure.end)
        end = mark.start() if mark else len(text)
        value = blanked.find("\0", figure.end, end)
        first = _last(_STOP, blanked, figure.start)
        stop = _STOP.search(blanked, figure.end)
        sentence = blanked[first : stop.start() if stop else len(text)].replace("\0", "")
        yield Place(
            figure,
            blanked[start : figure.start].replace("\0", ""),
            blanked[figure.end : value if value >= 0 else end],
            sentence,
        )


def _last(pattern: re.Pattern[str], text: str, end: int) -> int:
    """Where the last match before `end` ends; a clause is never longer than 200 characters."""
    least = max(0, end - 200)
    return max((match.end() for match in pattern.finditer(text, least, end)), default=least)


class Names:
    """What the facts of a sheet go by, and whether the words of a place name the wrong one."""

    def __init__(self, facts: FactSheet) -> None:
        self.facts = facts
        self.of = {fact.id: variants(fact.name, facts.resolve(fact.id)) for fact in facts}
        self.entities = {fact.entity for fact in facts if fact.entity}

    @cached_property
    def _by_ending(self) -> dict[str, list[tuple[str, str]]]:
        """The last character of a name → the names, the longest first, each with its fact."""
        table: dict[str, list[tuple[str, str]]] = {}
        for name, known in self.of.items():
            for words in known:
                table.setdefault(words[-1], []).append((words, name))
        return {end: sorted(pairs, key=lambda pair: -len(pair[0])) for end, pairs in table.items()}

    def wrong(self, place: Place) -> Said | None:
        """What is wrong with a place; None where nothing is for certain."""
        try:
            resolved = self.facts.resolve(place.figure.fact)
        except FactsError:
            return None
        label = resolved.fact.name if resolved.fact else place.figure.fact
        other = self.named_instead(place, resolved)
        if other:
            return Said(
                f"“{label}”的数值写在了说“{other}”的地方",
                f"the value of “{label}” stands where the words speak of “{other}”",
            )
        if _SHARE_OF.search(place.before.strip()) and _is_amount(resolved):
            return Said(f"“{label}”不是比重", f"“{label}” is no share")
        if self._foreign(place, resolved):
            return Said(f"“{label}”写在了别的主体名下", f"“{label}” is given to another subject")
        if unit := self._other_unit(place, resolved):
            return Said(
                f"“{label}”之后跟着别的单位“{unit}”",
                f"another unit, “{unit}”, follows the value of “{label}”",
            )
        if self._stranger(place, resolved):
            return Said(
                f"“{label}”的数值写在了与它无关的句子里",
                f"the value of “{label}” stands in a sentence that does not speak of it",
            )
        return None

    def own(self, resolved: Resolved) -> set[str]:
        """What a slot's own fact goes by; for a formula, what each of its facts does."""
        if resolved.fact:
            return self.of[resolved.fact.id]
        return {words for name in resolved.facts for words in self.of.get(name, ())}

    def named_instead(self, place: Place, resolved: Resolved) -> str:
        """The label of the other fact whose name stands right before the value; empty when there is none."""
        words = bare_end(place.before)
        if not words or (resolved.fact is None and words.endswith("的")):
            return ""
        own, inline = self.own(resolved), resolved.fact is None
        ended = {
            form for form in (words, place.before.strip().lower()) for name in own if form.endswith(name)
        }
        longest = max((n for n in own for w in ended if w.endswith(n)), key=len, default="")
        for form in dict.fromkeys((place.before.strip().lower(), words)):
            for name, fact in self._by_ending.get(form[-1:], ()):
                if len(name) <= len(longest) or not form.endswith(name):
                    continue
                if (inline and fact in resolved.facts) or name in own or any(n.endswith(name) for n in own):
                    continue
                if _BESIDE.search(form[: -len(name)]) or (
                    longest and name.endswith(longest) and len(longest) < 3
                ):
                    continue
                return self.facts[fact].name
        return ""

    def _foreign(self, place: Place, resolved: Resolved) -> bool:
        """Whether the clause names another entity of the sheet, and not its own."""
        fact = resolved.fact
        if fact is None or not fact.entity:
            return False
        named = {entity for entity in self.entities if entity in place.before}
        named = {e for e in named if not any(e != other and e in other for other in named)}
        return bool(named) and not any(e in fact.entity or fact.entity in e for e in named)

    def _other_unit(self, place: Place, resolved: Resolved) -> str:
        """A unit of two characters or more (人次, 公里), or %, right behind a value that has another."""
        if resolved.text or not resolved.unit:
            return ""
        own = {resolved.unit, split_unit(resolved.unit)[1]}
        behind = place.behind.lstrip()
        for unit in self._units:
            if behind.startswith(unit) and not any(unit in mine or mine in unit for mine in own):
                return unit
        return ""

    @cached_property
    def _units(self) -> list[str]:
        units = {fact.unit for fact in self.facts if len(fact.unit) > 1 or fact.unit == "%"}
        return sorted(units - {""}, key=len, reverse=True)

    def _stranger(self, place: Place, resolved: Resolved) -> bool:
        """Whether the sentence has not one character, or English word, of the fact's name."""
        if resolved.text:
            return False
        ids = resolved.facts if resolved.fact is None else (resolved.fact.id, *resolved.facts)
        labels = [f"{self.facts[i].name} {self.facts[i].entity}" for i in ids if i in self.facts]
        own = {token for label in labels for token, _ in tokens_of(label)}
        said = {token for token, _ in tokens_of(place.sentence)}
        return bool(own) and bool(said) and not own & said


def _is_amount(resolved: Resolved) -> bool:
    """Whether a value is so many of something, and so no share of anything."""
    return resolved.quantity is not None and resolved.quantity.unit not in ("", "%", "个百分点", "倍")


def variants(label: str, resolved: Resolved) -> set[str]:
    """A label and what is said in its place: 检查企业数 → 检查企业, 收入增长 → 收入; in small letters."""
    label = label.rstrip("：: ").lower()
    unit = split_unit(resolved.unit)[1].lower()
    found = {label, _COUNTING.sub("", label), _CHANGE.sub("", label)}
    if unit:
        found |= {label.removesuffix(end) for end in (f"{unit}数", f"{unit}次", unit)}
    return {words.strip() for words in found if len(words.strip()) > 1}


def bare_end(words: str) -> str:
    """The words without what leads over to a value: 检查企业共 → 检查企业."""
    words = words.strip().lower()
    while words:
        shorter = _FILLER.sub("", words).rstrip()
        if shorter == words:
            break
        words = shorter
    return words
