"""Reading outlines: YAML and JSON trees, and Markdown headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import OutlineError
from assistant.facts.read.opened import opened, text_of
from assistant.facts.read.tree import SUFFIXES, read_tree
from assistant.facts.read.word import read_outline_paper
from assistant.language import Said
from assistant.outline.markdown import outline_tree
from assistant.outline.model import Outline, make_outline
from assistant.outline.typed import typed_tree

_MARKDOWN = (".md", ".markdown", ".txt")
_HASHED = re.compile(r"^[ ]{0,3}#{1,6}[ \t]*\S", re.MULTILINE)
OUTLINE_SUFFIXES = (*SUFFIXES, *_MARKDOWN, ".docx")
_LENGTH = re.compile(
    r"(?:约|about)?\s*(\d+)\s*(?:字)?\s*(?:(?:[-–—~～至到]+|to)\s*(\d+))?\s*(?:字左右|字|characters)?\Z"
)
_DEEPEST = 8


def read_outline(
    source: Outline | str | Path | Mapping[str, Any] | Sequence[Any], *, inside: str = ""
) -> Outline:
    """The outline of a .yaml, .json, .md, .txt or .docx file, of `{sections: [...]}`, or of a list of sections.

    `inside` names the file that an inline outline stands in. Raises OutlineError, in one line that
    names file, place, what was found and what was expected.
    """
    if isinstance(source, Outline):
        return source
    if isinstance(source, str | Path):
        path = opened(source, OUTLINE_SUFFIXES, OutlineError)
        inside = str(path)
        tree: Any = _tree_of(path, inside)
    else:
        tree = source
    return make_outline(_tidied(tree, "", inside, 1), file=inside or None)


def _tree_of(path: Path, inside: str) -> Any:
    """A file as a tree: what is typed without a # is an outline as it comes from above."""
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return typed_tree("\n".join(read_outline_paper(path)), inside)
    if suffix not in _MARKDOWN:
        return read_tree(path, OutlineError)
    text = text_of(path, OutlineError)
    return outline_tree(text, inside) if _HASHED.search(text) else typed_tree(text, inside)


def parse_length(value: Any) -> Any:
    """`150—250` as [150, 250]; one number as 80 % to 120 % of it; anything else unchanged."""
    match = (
        _LENGTH.match(str(value).strip())
        if isinstance(value, str | int) and not isinstance(value, bool)
        else None
    )
    if not match:
        return value
    least = int(match[1])
    return [least, int(match[2])] if match[2] else [least * 8 // 10, least * 12 // 10]


def tidy_passage(tree: Mapping[Any, Any], place: str, file: str) -> dict[Any, Any]:
    """A section or opening with its length as two numbers. Raises OutlineError for a point that YAML split."""
    data = dict(tree)
    if "length" in data:
        data["length"] = parse_length(data["length"])
    for key in ("points", "facts", "phrases", "asks"):
        for index, item in enumerate(data[key] if isinstance(data.get(key), list | tuple) else (), 1):
            if isinstance(item, Mapping | list):
                raise OutlineError(
                    "这一项应是一句文字",
                    "this must be one text",
                    file=file or None,
                    place=f"{place}{'.' if place else ''}{key}[{index}]",
                    found=_as_typed(item),
                    expected=Said(
                        "加引号：文字中有冒号加空格、[ 或逗号",
                        "quotes: the text holds a colon and a space, [ or a comma",
                    ),
                )
    return data


def _tidied(tree: Any, place: str, file: str, depth: int) -> Any:
    if depth > _DEEPEST * 2:
        raise OutlineError("提纲层次太深", "the outline is nested too deeply", file=file or None, place=place)
    if isinstance(tree, list | tuple):
        return [
            _tidied(item, f"{place or 'sections'}[{i}]", file, depth + 1) for i, item in enumerate(tree, 1)
        ]
    if isinstance(tree, str | int) and re.search(r"\[\d+\]\Z", place):
        return {"heading": str(tree)}
    if not isinstance(tree, Mapping):
        return tree
    data = tidy_passage(tree, place, file)
    if "sections" in data:
        within = f"{place}{'.' if place else ''}sections"
        data["sections"] = _tidied(data["sections"], within, file, depth)
    return data


def _as_typed(item: Any) -> str:
    if isinstance(item, Mapping):
        return "; ".join(f"{key}: {value}" for key, value in item.items())
    return str(item)
