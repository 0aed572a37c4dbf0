"""The rules as a person or a program reads them: `nigao rules` and docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checks.own_rules import Wish, wishes
from assistant.checks.patterns import Pattern, patterns
from assistant.checks.rules import Rule, rules
from assistant.language import Said

SOURCES = {
    "brief": Said("拟稿说明的要求", "what the brief asks"),
    "facts": Said("事实表", "what the fact sheet holds"),
    "standard": Said("国家标准", "a national standard"),
    "regulation": Said("党政机关公文处理工作条例", "the regulation on official documents (2012)"),
    "habit": Said("习惯", "common practice"),
    "program": Said("本程序", "nigao's own work"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule, or one case of it (`id` is then the case's). `severity` is as the user's own file wants it."""

    id: str
    rule: str
    severity: Wish
    title: Said
    source: str
    basis: str
    mended: bool = False
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    @property
    def where(self) -> Said:
        """The source in words, with the clause where there is one."""
        said = SOURCES[self.source]
        return Said(f"{said.zh}（{self.basis}）", f"{said.en} ({self.basis})") if self.basis else said

    def as_data(self) -> dict[str, object]:
        """The row as JSON holds it."""
        return {
            "id": self.id,
            "rule": self.rule,
            "severity": self.severity,
            "title": {"zh": self.title.zh, "en": self.title.en},
            "source": self.source,
            "basis": self.basis,
            "mended": self.mended,
            "wrong": list(self.wrong),
            "right": list(self.right),
        }


def listing(*, own: bool = True) -> list[Listed]:
    """Every rule, each followed by its cases; with `own`, graded as the user's file grades them."""
    said = wishes() if own else {}
    cases: dict[str, list[Pattern]] = {}
    for row in patterns():
        cases.setdefault(row.rule, []).append(row)
    listed: list[Listed] = []
    for rule in rules().values():
        listed.append(_rule(rule, said.get(rule.id)))
        listed += [_named(rule, name, said.get(name) or said.get(rule.id)) for name in rule.cases]
        listed += [_case(row, said.get(row.id) or said.get(row.rule)) for row in cases.get(rule.id, ())]
    return listed


def _rule(rule: Rule, wish: Wish | None) -> Listed:
    return Listed(rule.id, rule.id, wish or rule.severity, rule.title, rule.source, rule.basis)


def _named(rule: Rule, name: str, wish: Wish | None) -> Listed:
    """A case that no pattern finds; what it weighs is said by the check that finds it, at most what its rule does."""
    return Listed(name, rule.id, wish or rule.severity, rule.cases[name], rule.source, rule.basis)


def _case(row: Pattern, wish: Wish | None) -> Listed:
    mended = row.fix is not None
    return Listed(
        row.id, row.rule, wish or row.severity, row.say, row.source, row.basis, mended, row.wrong, row.right
    )


def document() -> str:
    """docs/rules.md, made from the tables."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The rules of `nigao check`"
    yield ""
    yield "Made from `assistant/checks/rules.yaml` and `patterns.yaml`; do not edit. An *error* makes `nigao check` exit 1;"
    yield "a *warning* is for a person to look at; *info* is custom, not law. Rules marked ✎ are mended by"
    yield "`nigao check --fix -o FILE`, into a copy that keeps its formatting, each place listed before and after."
    yield ""
    yield "A file of your own, named by `NIGAO_RULES`, switches a rule or one case of it off or grades it otherwise:"
    yield ""
    yield from ("```yaml", "wording: info             # a rule with all its cases", "quoted-list: off", "```")
    yield ""
    yield "## Rules"
    yield ""
    yield "| rule | severity | 含义 | meaning | comes from |"
    yield "| --- | --- | --- | --- | --- |"
    rows = listing(own=False)
    yield from (_row(row, row.id) for row in rows if row.id == row.rule)
    yield ""
    yield "## Cases of these rules"
    yield ""
    yield "| case | rule | severity | 含义 | meaning | comes from | example |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for row in rows:
        if row.id != row.rule:
            mark = " ✎" if row.mended else ""
            example = row.wrong[0].replace("|", "\\|") if row.wrong else ""
            cells = (row.rule, row.severity, row.title.zh, row.title.en, row.where.en, example)
            yield f"| `{row.id}`{mark} | {' | '.join(cells)} |"


def _row(row: Listed, name: str) -> str:
    return f"| `{name}` | {row.severity} | {row.title.zh} | {row.title.en} | {row.where.en} |"
