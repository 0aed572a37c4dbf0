"""An outline written as Markdown: headings make the tree, list items the points."""

from __future__ import annotations

import re
from typing import Any

from assistant.errors import OutlineError
from assistant.language import Said

_HEADING = re.compile(r"(#{1,6})\s*(.*?)\s*#*\Z")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)、])\s*(.+)\Z")
_NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十]+(?:部分|章|节)\s*[:：、]?|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)][、.]?|\d{1,2}[.．、](?!\d)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s)|\d{1,2}(?=\s)|[①-⑳])\s*"
)
_KEYS = {
    "facts": "facts 事实 数据 指标",
    "length": "length 字数 篇幅",
    "phrases": "phrases phrase 短语 原话 提法",
    "enumerate": "enumerate 列举",
    "points": "points point 要点",
    "asks": "asks ask 要求 提示",
    "figure": "figure 图表",
}
_NAMES = {name: key for key, names in _KEYS.items() for name in names.split()}
_LINE = re.compile(rf"\s*(?:[-*+]\s+)?({'|'.join(_NAMES)})\s*[:：]\s*(.*?)\s*\Z", re.IGNORECASE)
_FLAGS = {
    "同段": ("run_in", True),
    "run-in": ("run_in", True),
    "可选": ("required", False),
    "optional": ("required", False),
    "总结": ("summary", True),
    "summary": ("summary", True),
}
_QUOTE = re.compile(r"[“\"「]([^“”\"「」]+)[”\"」]")
_QUOTED = re.compile(rf"(?:{_QUOTE.pattern}[、，,；;\s]*)+")
_SKIPPED = re.compile(r"\s*(?:-{3,}|\*{3,}|={3,}|<!--.*-->|>.*)?\s*\Z")
_EXPECTED = Said(
    "“- 要点”，或“事实：”“字数：”“短语：”“列举：”“同段”“可选”“总结”",
    "`- point`, or `facts:`, `length:`, `phrases:`, `enumerate:`, `run-in`, `optional`, `summary`",
)


def strip_number(heading: str) -> str:
    """A heading without the number in front: 一、主要做法 → 主要做法; 2025年工作 stays."""
    stripped = _NUMBER.sub("", heading, count=1) if _NUMBER.match(heading) else heading
    return stripped or heading


def outline_tree(text: str, file: str) -> dict[str, Any]:
    """The sections of a Markdown text, as `make_outline` takes them.

    A single heading of the first level above all others is the report's title and no section.
    Raises OutlineError naming the line: a skipped level, a line that says nothing known.
    """
    root: dict[str, Any] = {"sections": []}
    open_sections: list[dict[str, Any]] = [root]
    lines = _lines(text)
    top = _top_level(lines)
    for number, line in lines:
        heading = _HEADING.match(line)
        if heading:
            level = len(heading[1]) - top + 1
            if level < 1:
                continue  # the title
            _open(open_sections, level, heading[2], number, file)
        elif not _SKIPPED.match(line):
            _say(open_sections, line, number, file)
    return root


def _lines(text: str) -> list[tuple[int, str]]:
    text = re.sub(r"<!--.*?-->", lambda match: "\n" * match[0].count("\n"), text, flags=re.S)
    return [(number, line.rstrip()) for number, line in enumerate(text.splitlines(), 1)]


def _top_level(lines: list[tuple[int, str]]) -> int:
    found = [match for _, line in lines if (match := _HEADING.match(line))]
    levels = [len(match[1]) for match in found]
    first_is_title = len(levels) > 1 and levels.count(levels[0]) == 1 and levels[0] == min(levels)
    if first_is_title and levels[0] == 1 and not _NUMBER.match(found[0][2]):
        return 2
    return min(levels, default=1)


def _open(open_sections: list[dict[str, Any]], level: int, heading: str, number: int, file: str) -> None:
    place = Said(f"第{number}行", f"line {number}")
    if level > len(open_sections):
        expected = "#" * level
        raise OutlineError(
            "标题跳级",
            "a heading level is skipped",
            file=file,
            place=place,
            found=f"{expected} {heading}",
            expected=Said("逐级往下的标题", "one level at a time"),
        )
    if not heading.strip():
        raise OutlineError("标题是空的", "a heading is empty", file=file, place=place)
    del open_sections[level:]
    section: dict[str, Any] = {"heading": strip_number(heading.strip("* "))}
    open_sections[-1].setdefault("sections", []).append(section)
    open_sections.append(section)


def _say(open_sections: list[dict[str, Any]], line: str, number: int, file: str) -> None:
    section = open_sections[-1]
    place = Said(f"第{number}行", f"line {number}")
    known = _LINE.match(line)
    item = _ITEM.match(line)
    if len(open_sections) == 1:
        if known or item:
            raise OutlineError(
                "这一行前面还没有标题",
                "no heading stands above this line",
                file=file,
                place=place,
                found=line,
            )
        return  # a title or a remark above the outline
    if say_known(section, line):
        return
    if line[:1].isspace() and section.get("points"):
        before = section["points"][-1]  # an item that goes on in the next line
        section["points"][-1] = f"{before}{' ' if before[-1:].isascii() else ''}{line.strip()}"
    else:
        raise OutlineError(
            "提纲中这一行读不懂",
            "this line of the outline is not understood",
            file=file,
            place=place,
            found=line,
            expected=_EXPECTED,
        )


def say_known(section: dict[str, Any], line: str) -> bool:
    """Takes a line whose form says what it is: a flag (可选), a key (字数：800), an item of a list. Whether it did."""
    bare = re.sub(r"\A\s*(?:[-*+]\s+)?", "", line).strip().strip("。.").lower()
    if bare in _FLAGS:
        key, value = _FLAGS[bare]
        section[key] = value
    elif known := _LINE.match(line):
        _set(section, _NAMES[known[1].lower()], known[2])
    elif item := _ITEM.match(line):
        section.setdefault("points", []).append(item[1].strip())
    else:
        return False
    return True


def _set(section: dict[str, Any], key: str, value: str) -> None:
    if key in ("length", "enumerate", "figure"):
        section[key] = value
    else:
        section.setdefault(key, []).extend(_split(value, key))


def _split(value: str, key: str) -> list[str]:
    """The items of a line. Facts part at 、 and commas, outside brackets; phrases, which may hold 、, at ； or quotes."""
    if key == "phrases" and _QUOTED.fullmatch(value):
        return [match[1] for match in _QUOTE.finditer(value)]
    if key in ("points", "phrases", "asks"):
        return [part.strip() for part in re.split(r"[；;]", value) if part.strip()]
    items, depth, quoted_id, current = list[str](), 0, False, ""
    for char in value:
        depth += (char in "(（") - (char in ")）")
        quoted_id ^= char == "`"
        if char in "、，,；;" and depth <= 0 and not quoted_id:
            items.append(current)
            current = ""
        else:
            current += char
    return [item.strip() for item in [*items, current] if item.strip()]
