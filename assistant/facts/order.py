"""Which fact is worked out before which; the names that are in nobody's sheet, and formulas that go in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.errors import FactsError, nearest
from assistant.facts.formulas import Node, names_of
from assistant.facts.model import Fact


def unknown_names(unknown: list[str], ids: Iterable[str], *, found: object = None) -> FactsError:
    """The error that lists all unknown names at once, with the nearest id for each."""
    known = list(ids)
    told = []
    for name in unknown:
        near = nearest(name, known)
        told.append(f"{name}（{near[0]}？）" if near else name)
    listed = "、".join(told)
    return FactsError(f"事实表中没有：{listed}", f"no such fact: {', '.join(told)}", found=found)


def in_order(nodes: Mapping[str, Node], ids: Mapping[str, Fact]) -> list[str]:
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
