"""Filters by system, kind and failing score, without a script: radio buttons, and a rule of style for each.

The buttons stand before everything that they filter, for a rule can only look back; their labels stand where a reader
looks for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.interfaces.cli.screen import told
from eval.page.drafts import FAILED, Drafts, failing, short
from eval.words import said


@dataclass(frozen=True, slots=True)
class Filters:
    """What can be chosen; the first of each is all. `fails` are the failing scores with the number of their cases."""

    systems: Sequence[str]
    kinds: Sequence[str]
    fails: Sequence[tuple[str, int]]

    @classmethod
    def of(cls, drafts: Drafts) -> Filters:
        cases: dict[str, set[str]] = {}
        for record in drafts.records:
            for name in failing(record):
                cases.setdefault(name, set()).add(record.case)
        kinds = sorted({drafts.kind(case) for case in drafts.cases} - {""})
        return cls(drafts.systems, kinds, [(name, len(found)) for name, found in cases.items()])

    def inputs(self) -> str:
        """The buttons, out of sight but not out of reach of a keyboard."""
        return "".join(
            f'<input type="radio" class="filter" name="{group}" id="{group}{number}" aria-label="{escape(name)}"'
            f"{'' if number else ' checked'}>"
            for group, names in self._groups()
            for number, name in enumerate(names)
        )

    def labels(self) -> str:
        """The labels in rows: system, kind, failing score."""
        heads = {"s": told("做法", "System"), "k": told("文种", "Kind"), "f": told("不足", "Falls short")}
        rows = []
        for group, names in self._groups():
            if len(names) < (2 if group == "f" else 3):
                continue  # nothing to choose from
            chips = "".join(
                f'<label for="{group}{number}">{escape(name)}</label>' for number, name in enumerate(names)
            )
            rows.append(f'<div class="chips"><b>{heads[group]}</b>{chips}</div>')
        return f'<div class="filters">{"".join(rows)}</div>'

    def rules(self) -> str:
        """What each button hides, and how its label shows that it is chosen."""
        rules = []
        for group, names in self._groups():
            for number in range(len(names)):
                chosen = f"#{group}{number}:checked~main label[for={group}{number}]"
                focused = f"#{group}{number}:focus-visible~main label[for={group}{number}]"
                rules.append(
                    f"{chosen}{{background:var(--ink);color:#fff}}{focused}{{outline:2px solid #0a66c2}}"
                )
        for system in range(1, len(self.systems) + 1):
            rules.append(f'#s{system}:checked~main [data-s]:not([data-s="{system}"]){{display:none}}')
        for kind in range(1, len(self.kinds) + 1):
            rules.append(f'#k{kind}:checked~main .case:not([data-k="{kind}"]){{display:none}}')
        for system in range(len(self.systems) + 1):
            for fail, (name, _) in enumerate(self.fails, 1):
                both = f"#s{system}:checked~#f{fail}:checked~main"
                rules.append(f'{both} .case:not([data-f{system}~="{name}"]){{display:none}}')
        return "\n".join(rules)

    def of_case(self, case: str, drafts: Drafts) -> str:
        """The attributes of a case that the rules look at."""
        kind = drafts.kind(case)
        said_of = [f'data-k="{self.kinds.index(kind) + 1}"'] if kind else []
        own = [(drafts.number(record.model), failing(record)) for record in drafts.of_case(case)]
        for system in range(len(self.systems) + 1):
            names = sorted({name for number, found in own for name in found if system in (0, number)})
            if names:
                said_of.append(f'data-f{system}="{" ".join(names)}"')
        return " ".join(said_of)

    def _groups(self) -> list[tuple[str, list[str]]]:
        everything = told("全部", "all")
        fails = [f"{_fail(name)} ({count})" for name, count in self.fails]
        names = [f"{number} {short(system)}" for number, system in enumerate(self.systems, 1)]
        return [
            ("s", [everything, *names]),
            ("k", [everything, *self.kinds]),
            ("f", [everything, *fails]),
        ]


def _fail(name: str) -> str:
    return told("未完成", "failed") if name == FAILED else told(*said(name))
