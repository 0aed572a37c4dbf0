"""Facts from a list of mappings: a YAML or JSON file, or the facts written into a brief."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.errors import FactsError
from assistant.facts.model import Fact, make_fact
from assistant.facts.read.tree import read_tree
from assistant.facts.table.cells import Record
from assistant.facts.table.columns import key_of
from assistant.facts.table.typed import as_typed
from assistant.language import Language, Said

MOST_FACTS = 10_000
_EXPECTED = Said(
    "事实列表：- {id: …, label: …, value: …, unit: …}", "a list: - {id: …, label: …, value: …, unit: …}"
)
_QUOTE = Said('加引号，如 formula: "growth(今年, 去年)"', 'quotes, as in formula: "growth(now, before)"')


def read_listed(path: Path, language: Language) -> tuple[list[Record], list[Said]]:
    """The facts of a YAML or JSON file."""
    return listed(read_tree(path, FactsError), str(path), language), []


def listed(tree: Any, file: str, language: Language, *, within: str = "facts") -> list[Record]:
    """The facts of a list, or of `{facts: [...]}`. `within` is the key of the file that holds the list.

    Raises FactsError naming file and line for anything that is no list of mappings.
    """
    if isinstance(tree, Mapping) and set(tree) == {"facts"}:
        tree, within = tree["facts"], "facts"
    if isinstance(tree, Mapping):
        found = "{" + ", ".join(map(str, list(tree)[:4])) + "}"
        raise FactsError("事实应写成列表", "facts must be a list", file=file, found=found, expected=_EXPECTED)
    if not isinstance(tree, list | tuple):
        raise FactsError("事实应写成列表", "facts must be a list", file=file, found=tree, expected=_EXPECTED)
    if len(tree) > MOST_FACTS:
        raise FactsError("事实太多", "too many facts", file=file, found=len(tree), expected=f"≤ {MOST_FACTS}")
    return [
        record_of(item, file, _place(item, f"{within}[{index}]"), language)
        for index, item in enumerate(tree, 1)
    ]


def record_of(item: Any, file: str, place: Said, language: Language) -> Record:
    """One fact of a list, with its place."""
    if isinstance(item, Fact):
        return Record(item, file, place)
    if not isinstance(item, Mapping):
        raise FactsError(
            "这一条事实不是“键: 值”",
            "a fact must be a mapping",
            file=file,
            place=place,
            found=item,
            expected=_EXPECTED,
        )
    _refuse_split(item, file, place)
    data: dict[str, Any] = {}
    for name, value in item.items():
        key = name if name in Fact.model_fields else key_of(str(name)) or name
        if key in data:
            raise FactsError("同一项写了两次", "a key stands twice", file=file, place=place, found=name)
        data[key] = value
    data.pop("ordinal", None)
    named = data.get("id") not in (None, "")
    return Record(
        make_fact(as_typed(data, language, file, place), file=file, place=place), file, place, named
    )


def _refuse_split(item: Mapping[Any, Any], file: str, place: Said) -> None:
    """In flow style a comma ends the value: `{id: a, formula: growth(x, y)}` leaves a key `y)` without value."""
    lost = [
        key
        for key, value in item.items()
        if value is None and key_of(str(key)) is None and key not in Fact.model_fields
    ]
    if not lost:
        return
    keys = list(item)
    before = keys[keys.index(lost[0]) - 1] if keys.index(lost[0]) else lost[0]
    if key_of(str(before)) == "formula":
        zh, en = "公式中有逗号，请加引号", "the formula holds a comma and needs quotes"
    else:
        zh, en = f"“{before}”的内容中有逗号，请加引号", f"`{before}` holds a comma and needs quotes"
    found = f"{before}: {item[before]}, " + ", ".join(str(key) for key in lost)
    raise FactsError(zh, en, file=file, place=place, found=found, expected=_QUOTE)


def _place(item: Any, otherwise: str) -> Said:
    line = getattr(item, "line", 0)
    return Said(f"第{line}行", f"line {line}") if line else Said(otherwise, otherwise)
