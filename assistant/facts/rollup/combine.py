"""The rules of a roll-up: counts add, percents are worked out again from what they are shares of, the rest is listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.facts.model import Fact
from assistant.facts.naming import free_id
from assistant.facts.rollup.collect import collect, offices_of, own_totals
from assistant.facts.rollup.model import Indicator, Note, Reported
from assistant.facts.rollup.outliers import outliers
from assistant.facts.rollup.total import total
from assistant.facts.sheet import FactSheet
from assistant.language import Language, Said


@dataclass(frozen=True, slots=True)
class RolledUp:
    """Totals and the parts that they rest on as one sheet of facts, and what a person should look at."""

    facts: tuple[Fact, ...]
    notes: tuple[Note, ...]
    offices: tuple[str, ...]
    indicators: tuple[Indicator, ...]

    @property
    def sheet(self) -> FactSheet:
        return FactSheet(facts=self.facts)


def roll_up(
    reported: Iterable[Reported],
    *,
    expected: Sequence[str] = (),
    whole: str = "",
    language: Language = "zh",
) -> RolledUp:
    """The sheets of many offices as one.

    `expected` are the offices that should have reported, by default all that reported anything; `whole` is the
    entity of the totals (青禾县). A total is a formula over its parts, so that it follows them when one changes.
    """
    ones = list(reported)
    indicators, notes = collect(ones)
    offices = tuple(expected) or tuple(offices_of(indicators))
    stated = own_totals(ones)
    taken: set[str] = set()
    names = {(i.name, i.period): _total_id(i, indicators, taken) for i in indicators}
    totals: list[Fact] = []
    parts = {names[i.name, i.period]: _part_facts(i, names, taken) for i in indicators}
    silent = [office for office in offices if not any(office in i.parts for i in indicators)]
    for indicator in indicators:
        whole_of, told = total(indicator, parts, indicators, names, offices, whole, language)
        # Who reported nothing at all is told once, not with every indicator.
        notes += [n for n in told if n.kind != "missing" or set(n.offices) != set(silent)]
        notes += outliers(indicator)
        totals.append(whole_of)
    facts = (*totals, *(fact for own in parts.values() for fact in own.values()))
    notes += _compare(FactSheet(facts=facts), indicators, names, stated)
    if silent:
        listed = "、".join(silent)
        notes.insert(
            0, Note("missing", "", Said(f"未报送：{listed}", f"nothing reported: {listed}"), tuple(silent))
        )
    return RolledUp(facts, tuple(notes), offices, tuple(indicators))


def _total_id(indicator: Indicator, indicators: Sequence[Indicator], taken: set[str]) -> str:
    alone = sum(other.name == indicator.name for other in indicators) == 1
    return free_id(
        indicator.name if alone or not indicator.period else f"{indicator.name}（{indicator.period}）", taken
    )


def _part_facts(indicator: Indicator, names: dict[tuple[str, str], str], taken: set[str]) -> dict[str, Fact]:
    """Each office's fact, with an id of its own and its file as the source."""
    facts: dict[str, Fact] = {}
    base = names[indicator.name, indicator.period]
    for office, part in indicator.parts.items():
        name = free_id(f"{base}（{office}）", taken)
        file = part.place.partition("，")[0]
        sources = [part.fact.source] if file and file in part.fact.source else [part.place, part.fact.source]
        source = "；".join(filter(None, sources))
        changed = {"id": name, "label": indicator.name, "entity": office, "source": source}
        if part.fact.formula:
            # Its ids are those of the office's own sheet; here the words stay as a note.
            changed |= {"formula": "", "note": f"原为公式：{part.fact.formula}"}
        facts[office] = part.fact.model_copy(update=changed)
    return facts


def _compare(
    sheet: FactSheet,
    indicators: Sequence[Indicator],
    names: dict[tuple[str, str], str],
    stated: dict[tuple[str, str], Reported],
) -> list[Note]:
    """Notes where a total that a sheet states itself is not the sum of the parts."""
    notes = []
    for indicator in indicators:
        one = stated.get((indicator.name, indicator.period))
        ours = sheet.resolve(names[indicator.name, indicator.period]).quantity
        theirs = one.fact.quantity if one else None
        if one and ours and theirs and (ours.value, ours.unit) != (theirs.value, theirs.unit):
            said = Said(
                f"“{indicator.name}”的合计：表中写的是{theirs.value}{theirs.unit}，各家相加为{ours.value}{ours.unit}（{one.place}）",
                f"{indicator.name!r}: the sheet says {theirs.value}{theirs.unit}, the parts come to {ours.value}{ours.unit} ({one.place})",
            )
            notes.append(Note("total", indicator.name, said))
    return notes
