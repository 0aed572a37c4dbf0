"""The names of a sheet's facts, and whether the words of a place name the wrong one."""

from __future__ import annotations

import re
from functools import cached_property

from assistant.checks.slots_placed.place import Place
from assistant.checks.slots_placed.wording import bare_end, variants
from assistant.errors import FactsError
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures import split_unit
from assistant.language import Said

# One value beside another, or several names before several values: the words right before are not the name.
_BESIDE = re.compile(
    r"分别|依次|各自|占|比|较|相当于|与|和|及|每|\b(?:respectively|of|than|and|against|between|to)\b"
)
# 整改隐患占发现隐患的: what follows is a share, or nothing else.
_SHARE_OF = re.compile(r"占(?![地用有据先领])[^，]*的(?:比[重例])?(?:为|达到?)?\Z")


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
        # What is counted may be the name: there were 4 tankers.
        counted = resolved.unit if resolved.unit.isascii() else ""
        said = {token for token, _ in [*tokens_of(place.sentence), *tokens_of(counted)]}
        return bool(own) and bool(said) and not own & said


def _is_amount(resolved: Resolved) -> bool:
    """Whether a value is so many of something, and so no share of anything."""
    return resolved.quantity is not None and resolved.quantity.unit not in ("", "%", "个百分点", "倍")
