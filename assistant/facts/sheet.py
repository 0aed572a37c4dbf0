"""A fact sheet: facts by id, formulas worked out, and what a slot says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.errors import FactsError
from assistant.facts.arithmetic import work_out
from assistant.facts.formulas import Name, Node, bracketed_ids, names_of, parse_formula
from assistant.facts.model import Fact, make_fact
from assistant.facts.order import in_order, unknown_names
from assistant.facts.resolved import Resolved, amount_of, given, in_unit


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
        for name in in_order(nodes, self._by_id):
            fact = self._by_id[name]
            if fact.formula:
                try:
                    resolved[name] = self._work_out(name, nodes[name], fact, resolved)
                except FactsError as error:
                    raise error.at(place=f"{name} = {fact.formula}") from None
            else:
                resolved[name] = given(fact)
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
        amount = work_out(node, lambda name: amount_of(known[name]))
        sensitive = any(known[name].sensitive for name in names) or bool(fact and fact.sensitive)
        unit = fact.unit if fact else ""
        quantity = None
        arithmetic = ""
        if amount is not None:
            quantity, unit = in_unit(amount, unit)
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
