"""A fact sheet: facts by id, formulas worked out, and what a slot says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.errors import FactsError, nearest
from assistant.facts.arithmetic import PERCENT, POINT, Amount, work_out
from assistant.facts.formulas import Name, Node, bracketed_ids, names_of, parse_formula
from assistant.facts.model import Fact, make_fact
from assistant.figures import Quantity, split_unit


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression (an id or a formula) comes to.

    `quantity` is canonical (no multiplier in the unit) and None for words and gaps; `unit` is
    as written (万元), for printing; `facts` are the ids it rests on; `arithmetic` is the
    calculation with numbers in it, empty for a fact that was given.
    """

    expression: str
    quantity: Quantity | None = None
    text: str = ""
    unit: str = ""
    digits: int | None = None
    approx: str = ""
    facts: tuple[str, ...] = ()
    sensitive: bool = False
    arithmetic: str = ""
    fact: Fact | None = field(default=None, repr=False)

    @property
    def gap(self) -> bool:
        return self.quantity is None and not self.text

    @property
    def derived(self) -> bool:
        return bool(self.arithmetic)


class FactSheet(BaseModel):
    """All facts of a report. Building one reports every cycle and every unknown name at once."""

    model_config = ConfigDict(frozen=True, ignored_types=(cached_property,))

    facts: tuple[Fact, ...] = Field((), description="in the order of the source; ids are unique")

    @classmethod
    def of(cls, facts: FactSheet | Iterable[Fact | Mapping[str, Any]]) -> FactSheet:
        """A sheet from facts or plain mappings; a sheet is given back as it is."""
        if isinstance(facts, FactSheet):
            return facts
        return cls(facts=tuple(f if isinstance(f, Fact) else make_fact(dict(f)) for f in facts))

    @model_validator(mode="after")
    def _holds_together(self) -> FactSheet:
        seen: set[str] = set()
        for fact in self.facts:
            if fact.id in seen:
                raise FactsError("编号重复", "duplicate id", found=fact.id)
            seen.add(fact.id)
        for _ in self._resolved:  # works every formula out, so that nothing fails later
            pass
        return self

    def __iter__(self) -> Iterator[Fact]:  # type: ignore[override]
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def __contains__(self, expression: object) -> bool:
        return expression in self._by_id

    def __getitem__(self, name: str) -> Fact:
        return self._by_id[name]

    @property
    def ids(self) -> list[str]:
        return list(self._by_id)

    @cached_property
    def gaps(self) -> list[str]:
        """Ids without a value, a formula over a gap among them."""
        return [name for name, resolved in self._resolved.items() if resolved.gap]

    def resolve(self, expression: str) -> Resolved:
        """What an id or a formula comes to. Raises FactsError for an unknown name or a broken formula."""
        known = self._resolved.get(expression)
        if known is not None:
            return known
        node = self.parse(expression)
        unknown = [name for name in dict.fromkeys(names_of(node)) if name not in self._by_id]
        if unknown:
            raise unknown_names(unknown, self.ids, found=expression)
        return self._work_out(expression, node, None)

    def parse(self, expression: str) -> Node:
        """The tree of a formula over this sheet's ids. Raises FactsError where it cannot be read."""
        return parse_formula(expression, self._bracketed)

    def replace(self, changed: Iterable[Fact]) -> FactSheet:
        """The sheet with these facts in the place of those of the same id, new ones at the end."""
        new = {fact.id: fact for fact in changed}
        kept = [new.pop(fact.id, fact) for fact in self.facts]
        return FactSheet(facts=(*kept, *new.values()))

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def _bracketed(self) -> tuple[str, ...]:
        return bracketed_ids(self._by_id)

    @cached_property
    def _resolved(self) -> dict[str, Resolved]:
        """Every fact resolved, in the order of the sheet."""
        nodes = {fact.id: self._parsed(fact) for fact in self.facts if fact.formula}
        unknown: dict[str, list[str]] = {}
        for name, node in nodes.items():
            for other in dict.fromkeys(names_of(node)):
                if other not in self._by_id:
                    unknown.setdefault(other, []).append(name)
        if unknown:
            users = "、".join(dict.fromkeys(name for names in unknown.values() for name in names))
            raise unknown_names(list(unknown), self.ids, found=users)
        resolved: dict[str, Resolved] = {}
        for name in _in_order(nodes, self._by_id):
            fact = self._by_id[name]
            if fact.formula:
                try:
                    resolved[name] = self._work_out(name, nodes[name], fact, resolved)
                except FactsError as error:
                    raise error.at(place=f"{name} = {fact.formula}") from None
            else:
                resolved[name] = _given(fact)
        return {fact.id: resolved[fact.id] for fact in self.facts}

    def _parsed(self, fact: Fact) -> Node:
        try:
            return self.parse(fact.formula)
        except FactsError as error:
            raise error.at(place=fact.id) from None

    def _work_out(
        self, expression: str, node: Node, fact: Fact | None, done: dict[str, Resolved] | None = None
    ) -> Resolved:
        known = self._resolved if done is None else done
        names = tuple(dict.fromkeys(names_of(node)))
        amount = work_out(node, lambda name: _amount_of(known[name]))
        sensitive = any(known[name].sensitive for name in names) or bool(fact and fact.sensitive)
        unit = fact.unit if fact else ""
        quantity = None
        arithmetic = ""
        if amount is not None:
            quantity, unit = _in_unit(amount, unit)
            arithmetic = "" if isinstance(node, Name) else amount.arithmetic
        single = known[names[0]] if isinstance(node, Name) else None
        return Resolved(
            expression,
            quantity,
            unit=unit or (single.unit if single else ""),
            digits=fact.digits if fact else None,
            approx=fact.approx if fact else "",
            facts=names,
            sensitive=sensitive,
            arithmetic=arithmetic,
            fact=fact,
        )


def unknown_names(unknown: list[str], ids: Iterable[str], *, found: object = None) -> FactsError:
    """The error that lists all unknown names at once, with the nearest id for each."""
    known = list(ids)
    told = []
    for name in unknown:
        near = nearest(name, known)
        told.append(f"{name}（{near[0]}？）" if near else name)
    listed = "、".join(told)
    return FactsError(f"事实表中没有：{listed}", f"no such fact: {', '.join(told)}", found=found)


def _given(fact: Fact) -> Resolved:
    return Resolved(
        fact.id,
        fact.quantity,
        text=fact.text,
        unit=fact.unit,
        digits=fact.digits,
        approx=fact.approx,
        facts=(fact.id,),
        sensitive=fact.sensitive,
        fact=fact,
    )


def _amount_of(resolved: Resolved) -> Amount | None:
    if resolved.text:
        raise FactsError(
            f"“{resolved.expression}”是文字，不能计算", f"`{resolved.expression}` is words, not a number"
        )
    if resolved.quantity is None:
        return None
    if resolved.quantity.high is not None:
        raise FactsError(
            f"“{resolved.expression}”是一个区间，不能计算", f"`{resolved.expression}` is a range"
        )
    value, unit = resolved.quantity.value, resolved.quantity.unit
    scale, _ = split_unit(resolved.unit)
    shown = f"{_plain(value / scale)}{_shown_scale(scale)}{unit if unit == PERCENT else ''}"
    return Amount(value, unit, arithmetic=shown)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    if len(text) > 18 and "." in text:
        text = format(round(value, 6), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shown_scale(scale: Decimal) -> str:
    return {12: "万亿", 8: "亿", 4: "万"}.get(scale.adjusted(), "") if scale > 1 else ""


def _in_unit(amount: Amount, unit: str) -> tuple[Quantity, str]:
    """The amount in the unit that the fact declares, or in the one that follows from the formula."""
    _, canonical = split_unit(unit)
    value = amount.value
    if amount.quotient and (canonical in (PERCENT, POINT) or (not unit and amount.percent)):
        return Quantity(value * 100, None, canonical or PERCENT), unit or PERCENT
    if not unit:
        return Quantity(value, None, amount.unit), amount.unit
    return Quantity(value, None, canonical), unit


def _in_order(nodes: Mapping[str, Node], ids: Mapping[str, Fact]) -> list[str]:
    """Ids so that each stands after those it is computed from. Raises FactsError naming every cycle."""
    needs = {name: set(names_of(nodes[name])) if name in nodes else set() for name in ids}
    order: list[str] = []
    waiting = {name: len(needed) for name, needed in needs.items()}
    users: dict[str, list[str]] = {}
    for name, needed in needs.items():
        for other in needed:
            users.setdefault(other, []).append(name)
    ready = [name for name, count in waiting.items() if not count]
    while ready:
        name = ready.pop()
        order.append(name)
        for user in users.get(name, ()):
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    if len(order) < len(ids):
        raise _cycles({name: needs[name] for name in ids if waiting[name]})
    return order


def _cycles(needs: Mapping[str, set[str]]) -> FactsError:
    told: list[str] = []
    seen: set[str] = set()
    for start in needs:
        path: list[str] = []
        name = start
        while name not in path and name not in seen:
            path.append(name)
            name = next(other for other in needs[name] if other in needs)
        if name in path:
            told.append(" → ".join([*path[path.index(name) :], name]))
        seen.update(path)
    return FactsError(f"公式循环引用：{'；'.join(told)}", f"formulas go in a circle: {'; '.join(told)}")
