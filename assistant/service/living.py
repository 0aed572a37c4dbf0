"""Facts that change: every place that states them reads anew, and what the prose says around them is tested again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.facts.model import Fact
from assistant.report.accept import keep_locked
from assistant.report.compare import Change, Place, compare_texts, places_changed
from assistant.report.findings import Finding
from assistant.report.model import Report
from assistant.report.rehedge import Reworded, rehedged
from assistant.report.render import render

_ROUND = frozenset("近 将近 接近 余 多 来 超 超过 逾 突破".split())


@dataclass(frozen=True, slots=True)
class Updated:
    """A report whose facts were changed.

    `places` are the figures that now read otherwise, `changes` the sentences before and after, `reworded` the typed
    approximations that were tested again, `news` the findings that the change brought, `filled` the gaps it closed.
    """

    report: Report
    places: tuple[Place, ...]
    changes: tuple[Change, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    news: tuple[Finding, ...] = ()
    filled: tuple[str, ...] = ()


def update(report: Report, changed: Iterable[Fact]) -> Updated:
    """The report over changed facts: every place that states them reads anew, with no call to a model.

    Raises BriefError or FactsError when the facts no longer hold together; the report is then as it was.
    """
    from assistant.drafting.steps import checked

    changed = list(changed)
    facts = report.brief.facts.replace(changed)
    brief = report.brief.model_copy(update={"facts": facts})
    renewed, reworded = rehedged(report, facts)
    after = keep_locked(report, checked(renewed.model_copy(update={"brief": brief})))
    known = {_key(finding) for finding in report.findings}
    odd = tuple(_odd_hedge(fact, report) for fact in changed if _is_odd(fact, report))
    news = (*(f for f in after.findings if _key(f) not in known), *odd)
    places = places_changed(renewed, after)
    open_before, open_now = set(report.brief.facts.gaps), set(facts.gaps)
    return Updated(
        after.model_copy(update={"findings": (*after.findings, *odd)}) if odd else after,
        places,
        tuple(
            _changes(
                report, after, dict.fromkeys([*(p.section for p in places), *(r.section for r in reworded)])
            )
        ),
        reworded,
        news,
        tuple(name for name in report.brief.facts.ids if name in open_before - open_now),
    )


def _changes(before: Report, after: Report, names: Iterable[str]) -> Iterator[Change]:
    """Before and after, sentence by sentence, of the sections that can differ."""
    for name in names:
        texts = []
        for report in (before, after):
            part = report.opening if name == "opening" else report.section(name)
            texts.append(render(part.source, report.brief.facts, report.brief.language).text if part else "")
        yield from (change for change in compare_texts(name, *texts) if change.kind != "same")


def _key(finding: Finding) -> tuple[str, str, str, str]:
    return finding.rule, finding.section, finding.fact, finding.message


def _is_odd(fact: Fact, report: Report) -> bool:
    """近 1987 where 近 2000 stood: the word stayed in the sheet and the number is no longer a round one."""
    old = next((one for one in report.brief.facts if one.id == fact.id), None)
    if old is None or fact.approx not in _ROUND or fact.approx != old.approx or fact.value == old.value:
        return False
    if not fact.value or not old.value:
        return False
    return len(_significant(fact)) > max(2, len(_significant(old)))


def _significant(fact: Fact) -> str:
    assert fact.value is not None
    return "".join(map(str, fact.value.normalize().as_tuple().digits))


def _odd_hedge(fact: Fact, report: Report) -> Finding:
    zh = report.brief.language == "zh"
    message = (
        f"“{fact.name}”的约数词“{fact.approx}”与精确数{fact.value}{fact.unit}并用，请删去约数词或改用整数"
        if zh
        else f"“{fact.name}” is hedged ({fact.approx}) and exact ({fact.value} {fact.unit}) at once; drop one"
    )
    return Finding(rule="figure-direction", severity="warning", message=message, fact=fact.id)
