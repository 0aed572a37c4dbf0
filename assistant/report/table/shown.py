"""Which facts a table shows: those that were named, and the parts or the years of one that stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.brief import Brief
from assistant.facts.model import Fact
from assistant.facts.rollup.series import indicator_of, year_of
from assistant.facts.sheet import FactSheet
from assistant.figures import split_unit
from assistant.outline.figure import Form
from assistant.outline.model import Section


def shown_facts(named: Sequence[str], facts: FactSheet, form: Form, *, chosen: bool = False) -> list[str]:
    """Ids of facts. One that is the only one of its indicator brings along what the sheet has of the same.

    A table and bars show it over the entities, a line over the periods; where there is but the other, that. Several
    that were `chosen` for the table are shown as they are, but for a total, which has its parts; of the facts of a
    section, those that have parts or years. Formulas written out in the outline have no label and are left out.
    """
    known = [name for name in dict.fromkeys(named) if name in facts]
    alone = _only_of_their_kind(known, facts)
    if chosen and len(known) > 1:
        alone = {name for name in alone if _is_total(name, facts)}
    brought = {name: _alike(facts[name], facts, form) if name in alone else [name] for name in known}
    if not chosen and any(len(group) > 1 for group in brought.values()):
        repeated = {name for name in known if name not in alone}
        brought = {name: group for name, group in brought.items() if len(group) > 1 or name in repeated}
    found = list(dict.fromkeys(name for group in brought.values() for name in group))
    if form != "table":
        return [name for name in found if facts.resolve(name).quantity is not None]
    return found


def named_by(section: Section) -> Sequence[str]:
    """What the table of a section is asked to show."""
    figure = section.figure
    return figure.of if figure and figure.of else section.facts


def facts_in_tables(brief: Brief) -> set[str]:
    """Every id that some table or chart of the brief shows; it need not be said in the text again."""
    figures = [(p.section.figure, named_by(p.section)) for p in brief.outline.walk()]
    figures += [(one.figure, one.figure.of) for one in brief.attachments if one.figure]
    return {
        name
        for figure, named in figures
        if figure is not None
        for name in shown_facts(named, brief.facts, figure.form, chosen=bool(figure.of))
    }


def time_of(fact: Fact) -> str:
    """The period of a fact as its heading says it; the year of its label where it names none."""
    year = year_of(fact)
    return fact.period or (str(year) if year else "")


def _only_of_their_kind(names: Sequence[str], facts: FactSheet) -> set[str]:
    kinds = Counter(_kind(facts[name]) for name in names)
    return {name for name in names if kinds[_kind(facts[name])] == 1}


def _is_total(name: str, facts: FactSheet) -> bool:
    """Whether a fact is worked out of several others that measure the same."""
    parts = facts.resolve(name).facts if facts[name].formula else ()
    return len(parts) > 1 and all(_kind(facts[part]) == _kind(facts[name]) for part in parts)


def _kind(fact: Fact) -> tuple[str, str]:
    """What a fact measures; one office's 元 is another's 万元."""
    return indicator_of(fact), split_unit(fact.unit)[1]


def _alike(fact: Fact, facts: FactSheet, form: Form) -> list[str]:
    group = [other for other in facts if _kind(other) == _kind(fact) and not other.text]
    over_entities = [other.id for other in group if time_of(other) == time_of(fact)]
    over_periods = [other.id for other in group if other.entity == fact.entity]
    first, second = (over_periods, over_entities) if form == "line" else (over_entities, over_periods)
    return first if len(first) > 1 else second if len(second) > 1 else [fact.id]
