"""YAML and JSON as trees of plain values, for facts, outlines and briefs alike.

What was typed is what is read. YAML 1.1 would make 1182 of 19:42, 83 of 0123, a date of
2025-12-05 and False of NO; here only plain decimal numbers, true, false and null are not
text. Decimals stay exact. A key that stands twice in a mapping is an error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import InputError
from assistant.facts.read.opened import opened, text_of
from assistant.language import Said

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # a PyYAML without its C part
    from yaml import SafeLoader as _Base  # type: ignore[assignment]

SUFFIXES = (".yaml", ".yml", ".json")
_MOST_NODES = 500_000
# Bytes. A fact is some 60 of them; YAML takes more than a second for each million.
_LARGEST = {".json": 10_000_000, ".yaml": 1_500_000, ".yml": 1_500_000}


class Mapped(dict[Any, Any]):
    """A mapping of a YAML file that knows the line it starts on, from 1."""

    line: int = 0


class _TwiceError(Exception):
    def __init__(self, key: object, line: int) -> None:
        super().__init__(key)
        self.key, self.line = key, line


class _Loader(_Base):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML copies it on the first change)


def _mapping(loader: Any, node: Any) -> Iterator[Mapped]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        if key_node.tag == "tag:yaml.org,2002:merge":
            continue
        key = loader.construct_object(key_node, deep=True)
        try:
            twice = key in seen
        except TypeError:
            raise yaml.constructor.ConstructorError(
                None, None, "a key must be a word", key_node.start_mark
            ) from None
        if twice:
            raise _TwiceError(key, key_node.start_mark.line + 1)
        seen.add(key)
    data = Mapped()
    data.line = node.start_mark.line + 1
    yield data
    data.update(loader.construct_mapping(node))


def _exact(loader: Any, node: Any) -> Decimal:
    try:
        return Decimal(loader.construct_scalar(node))
    except InvalidOperation:
        raise yaml.constructor.ConstructorError(None, None, "no number", node.start_mark) from None


for _tag, _pattern, _first in (
    ("null", r"(?:~|null|Null|NULL|)\Z", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", list("tTfF")),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,30})\Z", list("-+0123456789")),
    ("float", r"[-+]?(?:(?:0|[1-9][0-9]{0,30})\.[0-9]{1,30}|\.[0-9]{1,30})\Z", list("-+.0123456789")),
    ("merge", r"<<\Z", ["<"]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:float", _exact)


def read_tree(source: str | Path, error: type[InputError]) -> Any:
    """What a .yaml, .yml or .json file holds. Raises `error` in one line, with the line number."""
    path = opened(source, SUFFIXES, error)
    largest = _LARGEST[path.suffix.lower()]
    if path.stat().st_size > largest:
        expected = f"≤ {largest / 1_000_000:g} MB"
        raise error("文件太大", "the file is too large", file=path, expected=expected)
    text = text_of(path, error)
    tree = _json(text, path, error) if path.suffix.lower() == ".json" else _yaml(text, path, error)
    try:
        size = _size(tree, {})
    except RecursionError:
        raise error("嵌套过深或引用自身", "nested too deeply, or in itself", file=path) from None
    if size > _MOST_NODES:
        raise error("内容太多", "too much in it", file=path, found=size, expected=f"≤ {_MOST_NODES}")
    return tree


def _yaml(text: str, path: Path, error: type[InputError]) -> Any:
    try:
        return yaml.load(text, Loader=_Loader)
    except _TwiceError as problem:
        place = Said(f"第{problem.line}行", f"line {problem.line}")
        raise error(
            "同一个键写了两次", "a key stands twice", file=path, place=place, found=problem.key
        ) from None
    except yaml.YAMLError as problem:
        raise _not_yaml(problem, text, path, error) from None
    except (ValueError, RecursionError) as problem:
        raise error("不是有效的 YAML", "this is not YAML", file=path, found=problem) from None


def _not_yaml(problem: yaml.YAMLError, text: str, path: Path, error: type[InputError]) -> InputError:
    mark = getattr(problem, "problem_mark", None)
    if "flow" in str(getattr(problem, "context", "")):
        mark = problem.context_mark or mark  # type: ignore[attr-defined]  # the bracket that is not closed
    if mark is None:
        return error("不是有效的 YAML", "this is not YAML", file=path, found=problem)
    place = Said(f"第{mark.line + 1}行", f"line {mark.line + 1}")
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""
    problem_text = str(getattr(problem, "problem", "") or "")
    if "\\t" in problem_text or line[: len(line) - len(line.lstrip())].count("\t"):
        expected = Said("用空格缩进，不用制表符", "spaces for indentation, no tabs")
    elif "[[" in line or "[[" in before:
        expected = Said("含 [[ ]] 的文字加上引号", "quotes around a text that holds [[ ]]")
    elif ": " in line.partition(": ")[2]:
        expected = Said("含冒号加空格的文字加上引号", "quotes around a text that holds a colon and a space")
    else:
        expected = Said("YAML：每行“键: 值”，用半角冒号加空格", "YAML: `key: value` on each line")
    return error(
        "不是有效的 YAML",
        "this is not YAML",
        file=path,
        place=place,
        found=line.strip() or problem_text,
        expected=expected,
    )


def _json(text: str, path: Path, error: type[InputError]) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> Mapped:
        data = Mapped(items)
        if len(data) < len(items):
            keys = [key for key, _ in items]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise error("同一个键写了两次", "a key stands twice", file=path, place=twice, found=twice)
        return data

    def no_number(name: str) -> Any:
        raise error("不是数字", "this is no number", file=path, found=name)

    try:
        return json.loads(
            text.lstrip("\ufeff"), object_pairs_hook=pairs, parse_float=Decimal, parse_constant=no_number
        )
    except json.JSONDecodeError as problem:
        place = Said(f"第{problem.lineno}行", f"line {problem.lineno}")
        lines = text.splitlines()
        found = lines[problem.lineno - 1].strip() if problem.lineno <= len(lines) else problem.msg
        raise error(
            "不是有效的 JSON", "this is not JSON", file=path, place=place, found=found or problem.msg
        ) from None
    except (ValueError, RecursionError) as problem:
        raise error("不是有效的 JSON", "this is not JSON", file=path, found=problem) from None


def _size(tree: Any, known: dict[int, int]) -> int:
    """How many values a tree holds when every alias is written out; grows exponentially in a bomb."""
    if not isinstance(tree, dict | list):
        return 1
    if id(tree) not in known:
        inner = tree.values() if isinstance(tree, dict) else tree
        known[id(tree)] = 1 + sum(_size(item, known) for item in inner)
    return known[id(tree)]
