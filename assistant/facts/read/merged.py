"""Facts of several places put together: the same id twice, the same label for several towns or years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.errors import FactsError
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.facts.table import Record
from assistant.facts.table.sums import is_total
from assistant.language import Said


def merged(records: Sequence[Record]) -> tuple[list[Record], list[Said]]:
    """The records with ids that are unique.

    Rows that say the same are kept once. Rows whose id is only their label and that differ in
    entity or period are told apart by it: 检查企业数（2024年）; the plain label then names none of
    them, so that nobody gets last year's number by accident. Any other id that stands twice is an
    error naming both places.
    """
    groups: dict[str, list[Record]] = {}
    for record in records:
        group = groups.setdefault(record.fact.id, [])
        if not any(_alike(record.fact, other.fact) for other in group):
            group.append(record)
    taken = {name for name, group in groups.items() if len(group) == 1}
    warnings: list[Said] = []
    renamed: dict[int, Record] = {}
    for name, group in groups.items():
        if len(group) == 1:
            continue
        ids = _told_apart(name, group, taken)
        taken.update(ids)
        for record, new in zip(group, ids, strict=True):
            fact = record.fact.model_copy(update={"id": new})
            renamed[id(record)] = replace(record, fact=fact, named=False)
        listed = "、".join(ids)
        warnings.append(
            Said(
                f"“{name}”有 {len(group)} 行，编号按主体或时间区分为：{listed}",
                f"{name!r} has {len(group)} rows; their ids are {listed}",
            )
        )
    kept = {id(record) for group in groups.values() for record in group}
    return [renamed.get(id(record), record) for record in records if id(record) in kept], warnings


def sheet_of(records: Iterable[Record]) -> FactSheet:
    """The sheet of the facts; its errors (cycle, unknown name, division by zero) name file and place."""
    known = list(records)
    try:
        return FactSheet(facts=tuple(record.fact for record in known))
    except FactsError as error:
        raise _located(error, known) from None


def _alike(one: Fact, other: Fact) -> bool:
    return _said(one) == _said(other)


def _said(fact: Fact) -> tuple[object, ...]:
    quantity = fact.quantity
    value = (quantity.value, quantity.high, quantity.unit) if quantity else None
    return (value, fact.formula, fact.text, fact.entity, fact.period, fact.approx, fact.sensitive)


def _told_apart(name: str, group: list[Record], taken: set[str]) -> list[str]:
    if any(record.named for record in group):
        raise _twice(name, group)
    entities = {record.fact.entity for record in group}
    periods = {record.fact.period for record in group}
    ids: list[str] = []
    for record in group:
        parts = [record.fact.entity] if len(entities) > 1 else []
        parts += [record.fact.period] if len(periods) > 1 else []
        if not any(parts) and is_total(name) and record.table:
            parts = [record.table.removeprefix("表").strip("“”")]
        said = "、".join(part for part in parts if part)
        ids.append(f"{name}（{said}）" if said else name)
    if len(set(ids)) < len(ids) or taken & set(ids):
        raise _twice(name, group)
    return ids


def _twice(name: str, group: list[Record]) -> FactsError:
    first, second = group[:2]
    here, there = first.place, second.place
    elsewhere = second.file if second.file != first.file else ""
    place = Said(
        f"{here.zh}和{elsewhere}{' ' if elsewhere else ''}{there.zh}",
        f"{here.en} and {elsewhere}{', ' if elsewhere else ''}{there.en}",
    )
    return FactsError(
        "同一编号有两个不同的事实",
        "two different facts have one id",
        file=first.file or None,
        place=place,
        found=name,
        expected=Said("各不相同的编号", "ids that differ"),
    )


def _located(error: FactsError, records: list[Record]) -> FactsError:
    """The error with the file and place of the fact that it speaks of, found by the id in its place or text."""
    if error.file:
        return error
    place = error.place.en if error.place else ""
    for record in records:
        name = record.fact.id
        if not record.fact.formula:
            continue
        users = (error.found or "").split("、")
        if (
            place in (name, f"{name} = {record.fact.formula}")
            or name in users
            or f"{name} → " in error.bare.en
        ):
            where = (
                record.place
                if not place
                else Said(f"{record.place.zh}，{place}", f"{record.place.en}, {place}")
            )
            found, expected = error.found, error.expected
            return FactsError(
                error.bare.zh,
                error.bare.en,
                file=record.file or None,
                place=where,
                found=found,
                expected=expected,
            )
    return error
