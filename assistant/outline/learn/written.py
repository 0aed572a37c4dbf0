"""The learned mappings as YAML that a person can go on with: comments above, an empty key where a value belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from assistant.language import Language, Said

BRIEF = Said(
    "拟稿说明：写什么、写给谁。date（成文日期）由签发人定，程序不填，定稿时自己加一行，如 date: YYYY-MM-DD。",
    "The brief: what to write, and to whom. `date` is never filled in by a program; add `date: YYYY-MM-DD` yourself.",
)
OUTLINE = Said(
    "提纲：标题照抄样本，序号由程序编。points 是样本的原句，[[…]] 处填 facts.yaml 的数据；可改可删。",
    "The outline. The program numbers the headings. Points are the sample's sentences; [[…]] takes a fact of facts.yaml.",
)
FACTS = Said(
    "数据：在 value（数字）或 text（日期、文字）后面填今年的值，没填的打印为 XX。写“增减”的，下降填负数。note 是样本的旧值，不会印出。",
    "Facts: fill in `value` (a number) or `text` (a date, words); an empty one prints as XX. A fall is negative. "
    "`note` keeps the sample's old value and is never printed.",
)
STYLE = Said(
    "文风：样本是怎么写的。起草时沿用导语的结尾和衔接词，检查时提醒过长的句子；可改可删。",
    "Style: how the sample was written. A draft keeps its lead and its connectives; a check notices overlong sentences.",
)


def files_of(
    brief: Mapping[str, Any],
    outline: Mapping[str, Any],
    facts: Sequence[Mapping[str, Any]],
    style: Mapping[str, Any],
    language: Language,
) -> dict[str, str]:
    """The texts of the four files by name."""
    return {
        "brief.yaml": commented(BRIEF, {**brief, "style": "style.yaml"}, language),
        "outline.yaml": commented(OUTLINE, dict(outline), language),
        "facts.yaml": commented(FACTS, [_to_fill(fact) for fact in facts], language),
        "style.yaml": commented(STYLE, dict(style), language),
    }


def commented(comment: Said, data: Any, language: Language) -> str:
    """YAML below a comment."""
    return f"# {comment.in_(language)}\n{as_yaml(data)}"


def as_yaml(data: Any) -> str:
    """Block YAML, lists of numbers in one line, no line broken."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def _to_fill(fact: Mapping[str, Any]) -> dict[str, Any]:
    """The fact with its empty key before the note: `value:` for what has a unit, `text:` for the rest."""
    note = {"note": fact["note"]} if "note" in fact else {}
    shown = {key: value for key, value in fact.items() if key != "note"}
    return {**shown, ("value" if fact.get("unit") else "text"): None, **note}


class _Dumper(yaml.SafeDumper):
    """An empty value is written as nothing, ready to be filled in; two numbers as [80, 160]."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _nothing(dumper: yaml.SafeDumper, value: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


def _list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.SequenceNode:
    numbers = bool(value) and all(isinstance(item, int | float) for item in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=numbers or not value)


_Dumper.add_representer(type(None), _nothing)
_Dumper.add_representer(list, _list)
