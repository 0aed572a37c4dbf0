"""How a value changed, in Chinese: 同比增长12%, 环比下降3.6个百分点, 比上年提高…."""

from __future__ import annotations

import re

from assistant.facts.formulas import Binary, Call, Name
from assistant.facts.model import Fact
from assistant.facts.rollup.series import series_key
from assistant.facts.sheet import FactSheet
from assistant.figures.slots import slot
from assistant.writers.composer.followers import said_after
from assistant.writers.composer.labels import clause
from assistant.writers.composer.periods import RELATIVE
from assistant.writers.composer.statements import Statement

_SINCE = re.compile(
    r"年初|期初|上[次届轮](?:普查|调查|检查|评估|测评)?"
)  # compared with what has a name but no period


def before(statement: Statement, facts: FactSheet) -> str:
    """（上年同期1.52万吨）, （2024年为1.52万吨）; empty where no earlier value is told."""
    if not statement.before:
        return ""
    fact = facts[statement.before]
    found = RELATIVE.match(fact.name)
    when = found[0].rstrip("的") if found else fact.period
    return f"（{when}{'' if found else '为'}{slot(statement.before)}）"


def change(statement: Statement, facts: FactSheet) -> str:
    """，同比增长21.1%: by what it is compared with, or by its label where that has no short name."""
    if not statement.change:
        return ""
    than = _than(statement, facts)
    if facts.resolve(statement.change).gap:
        return "，" + clause(statement.change, facts)
    if not than:
        return "，" + (said_after(statement.change, statement.head, facts) or clause(statement.change, facts))
    return f"，{than}{slot(statement.change, '增减')}"


def _than(statement: Statement, facts: FactSheet) -> str:
    """同比, 环比 or 比上年, by what the value is compared with; empty where that has no short name."""
    fact = facts.resolve(statement.change).fact
    label = fact.name if fact else ""
    for word in ("同比", "环比"):
        if word in label:
            return word
    match facts.parse(fact.formula if fact else statement.change):
        case Call(arguments=(Name(id=now), Name(id=then))) | Binary(left=Name(id=now), right=Name(id=then)):
            return _than_that(facts[now], facts[then])
        case _:
            return ""


def _than_that(now: Fact, before: Fact) -> str:
    if (since := _SINCE.match(before.name)) and before.name[since.end() :] == now.name:
        return f"比{since[0]}"
    found = RELATIVE.match(before.name) or RELATIVE.match(before.period)
    mine, theirs = series_key(now), series_key(before)
    if found and not RELATIVE.match(now.name):
        if "年" not in found[0]:
            return "环比"
        return "同比" if "同期" in found[0] or (mine and mine[2]) else "比上年"
    if mine is None or theirs is None or mine[3] - theirs[3] != 1 or mine[2] != theirs[2]:
        return ""
    return "同比" if mine[2] else "比上年"
