"""The total of one indicator: by which rule it is put together, and the formula over its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from assistant.facts.model import Fact, make_fact
from assistant.facts.rollup.model import Indicator, Note
from assistant.facts.rollup.shares import Parts, parts_of_share
from assistant.figures import kind_of_unit, split_unit
from assistant.language import Language, Said

How = Literal["sum", "share", "mean", "max", "min", "list"]
_RATES = ("percent", "percentage_point", "ratio", "multiple")
_PER_HEAD = re.compile(r"人均|户均|亩均|每|单价|均价|\bper\b|\baverage\b", re.IGNORECASE)
_MEAN = re.compile(r"得分|评分|分值|平均(?!每)|满意度|\bscore\b|\bmean\b", re.IGNORECASE)
_HIGHEST = re.compile(r"最高|最大|最多|峰值|\b(?:maximum|highest|peak)\b", re.IGNORECASE)
_LOWEST = re.compile(r"最低|最小|最少|谷值|\b(?:minimum|lowest)\b", re.IGNORECASE)
_RANK = re.compile(r"排名|名次|位次|\brank\b", re.IGNORECASE)


def how_to_combine(indicator: Indicator) -> How:
    """By which rule an indicator is put together, from its unit and its name."""
    name = indicator.name
    if len(indicator.values) < sum(not part.fact.gap for part in indicator.parts.values()):
        return "list"  # words, formulas and ranges among the parts
    if (
        kind_of_unit(split_unit(indicator.unit)[1]) in _RATES
        or "/" in indicator.unit
        or _PER_HEAD.search(name)
    ):
        return "share"
    if _RANK.search(name):
        return "list"
    if _HIGHEST.search(name):
        return "max"
    if _LOWEST.search(name):
        return "min"
    return "mean" if _MEAN.search(name) else "sum"


def total(
    indicator: Indicator,
    every: Mapping[str, Mapping[str, Fact]],
    indicators: Sequence[Indicator],
    names: dict[tuple[str, str], str],
    offices: Sequence[str],
    whole: str,
    language: Language,
) -> tuple[Fact, list[Note]]:
    """The fact for the whole. A gap where no rule gives it, with the reason in its note."""
    parts = every[names[indicator.name, indicator.period]]
    counted = [parts[office] for office in indicator.values]
    silent = [
        office for office in offices if office not in indicator.values and not _speaks(parts.get(office))
    ]
    notes, remarks = [], []
    if silent and len(silent) < len(offices):
        listed = "、".join(silent)
        said = Said(f"“{indicator.name}”未报：{listed}", f"{indicator.name!r} not reported by {listed}")
        notes.append(Note("missing", indicator.name, said, tuple(silent)))
        remarks.append(f"未报：{listed}" if language == "zh" else f"not reported: {listed}")
    how = how_to_combine(indicator) if counted else "list"
    formula, told = _formula(how, indicator, counted, indicators, names, every)
    if told:
        notes.append(told)
        remarks.append(told.said.in_(language))
    data = {
        "id": names[indicator.name, indicator.period],
        "label": indicator.name,
        "unit": indicator.unit,
        "entity": whole,
        "period": indicator.period,
        "formula": formula,
        "source": _source(counted, language) if formula else "",
        "digits": max((f.digits for f in counted if f.digits is not None), default=None)
        if how == "share"
        else None,
        "sensitive": any(fact.sensitive for fact in parts.values()),
        "note": "；".join(remarks),
    }
    return make_fact({key: value for key, value in data.items() if value not in ("", None)}), notes


def _speaks(fact: Fact | None) -> bool:
    return fact is not None and not fact.gap


def _formula(
    how: How,
    indicator: Indicator,
    counted: Sequence[Fact],
    indicators: Sequence[Indicator],
    names: dict[tuple[str, str], str],
    parts: Mapping[str, Mapping[str, Fact]],
) -> tuple[str, Note | None]:
    if how in ("sum", "max", "min"):
        return f"{how}({', '.join(map(_quoted, counted))})", None
    if how == "mean":
        added = ", ".join(map(_quoted, counted))
        return f"sum({added}) / {len(counted)}", Note(
            "listed",
            indicator.name,
            Said(
                f"“{indicator.name}”为{len(counted)}家的简单平均",
                f"{indicator.name!r} is a plain mean of {len(counted)}",
            ),
        )
    if how == "share":
        found: Parts | None = parts_of_share(indicator, indicators)
        if found is not None:
            return _quotient(found, names, parts), _unlike(indicator, found)
        return "", Note(
            "percent",
            indicator.name,
            Said(
                f"“{indicator.name}”不能由各家数值平均得出，也没有找到分子和分母，留空待补",
                f"{indicator.name!r} cannot be had by averaging, and its parts are not among the sheets; left open",
            ),
        )
    return "", Note(
        "listed",
        indicator.name,
        Said(
            f"“{indicator.name}”不能合计，只列各家", f"{indicator.name!r} does not add up; listed by office"
        ),
    )


def _quotient(
    found: Parts, names: Mapping[tuple[str, str], str], parts: Mapping[str, Mapping[str, Fact]]
) -> str:
    """Total by total where the same offices stand behind both; else the sums of those that gave both, and no others."""
    top, bottom = (names[i.name, i.period] for i in (found.part, found.whole))
    both = [office for office in found.part.values if office in found.whole.values]
    if set(both) == set(found.part.values) == set(found.whole.values):
        return f"`{top}` / `{bottom}`"
    above, below = (", ".join(_quoted(parts[name][office]) for office in both) for name in (top, bottom))
    return f"sum({above}) / sum({below})"


def _unlike(indicator: Indicator, found: Parts) -> Note | None:
    if not found.unlike:
        return None
    listed, top, bottom = "、".join(found.unlike), found.part.name, found.whole.name
    said = Said(
        f"“{indicator.name}”按{top}÷{bottom}重算；{listed}所报的与之不符",
        f"{indicator.name!r} is worked out as {top} ÷ {bottom}; what {listed} reported differs",
    )
    return Note("percent", indicator.name, said, found.unlike)


def _quoted(fact: Fact) -> str:
    return f"`{fact.id}`"


def _source(counted: Sequence[Fact], language: Language) -> str:
    offices = "、".join(fact.entity for fact in counted)
    return f"{len(counted)}家汇总：{offices}" if language == "zh" else f"of {len(counted)}: {offices}"
