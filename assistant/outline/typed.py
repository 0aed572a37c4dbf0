"""An outline as it comes from above: a typed paper with numbered headings and, below them, what each is to tell.

一、主要工作（1500字左右） and what stands behind it are read as a clerk reads them: the number makes the level, the brackets
the length, and the words are a request (`asks`), not words of the report. Only what is set off as an item (- or 要点：) is a
point to write.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.errors import OutlineError
from assistant.language import Said
from assistant.outline.headings import parse_headings
from assistant.outline.headings.model import Heading
from assistant.outline.markdown import say_known
from assistant.outline.secrecy import marks_in

_LENGTH = re.compile(
    r"\s*[（(]\s*(?:字数|篇幅)?\s*[:：]?\s*(?P<said>(?:约|不超过|about|up to)?\s*\d{2,5}\s*(?:[-–—~～至到]+\s*\d{2,5}\s*)?(?:字左右|字以内|字|words|characters))\s*[）)]\s*\Z",
    re.I,
)
_MOST = re.compile(r"不超过|up to|以内", re.I)
_SENTENCE = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+")
_OPTIONAL = re.compile(r"\s*[（(](?:可选|如有|如无可略|可不写|optional|if any)[）)]\s*\Z", re.I)


def typed_tree(text: str, file: str) -> dict[str, Any]:
    """The sections of a typed outline, as `make_outline` takes them, and the classification mark of its head.

    What stands above the first heading is the paper's own title. Raises OutlineError where no line is a heading.
    """
    found = parse_headings(text)
    if not found:
        expected = Said(
            "一、… （一）… 1.… 这样编号的标题，或 # 标题", "numbered headings (1. …, 一、…), or # headings"
        )
        raise OutlineError(
            "提纲里没有认出标题", "no heading was found in the outline", file=file, expected=expected
        )
    root: dict[str, Any] = {"sections": []}
    branch = [
        (0, root)
    ]  # the open sections with the levels of their forms: 1. beneath 一、 leaves （一） out
    for at, heading in enumerate(found):
        stop = found[at + 1].start if at + 1 < len(found) else len(text)
        stop = text.rfind("\n", 0, stop) + 1 if at + 1 < len(found) else stop
        section = _section(heading, text[heading.body_start : max(stop, heading.body_start)], file)
        while branch[-1][0] >= heading.level:
            branch.pop()
        branch[-1][1].setdefault("sections", []).append(section)
        branch.append((heading.level, section))
    marks = marks_in(text[: found[0].start].split("\n"))
    return root | ({"marked": marks[0]} if marks else {})


def _section(heading: Heading, below: str, file: str) -> dict[str, Any]:
    title, section = heading.title.strip(), dict[str, Any]()
    for _ in range(2):
        if length := _LENGTH.search(title):
            title, section["length"] = title[: length.start()], _as_length(length["said"])
        if optional := _OPTIONAL.search(title):
            title, section["required"] = title[: optional.start()], False
    section = {"heading": title or heading.title, **section}
    for line in below.split("\n"):
        if not say_known(section, line):
            section.setdefault("asks", []).extend(_asked(line))
    if not section.get("asks"):
        section.pop("asks", None)
    return section


def _as_length(said: str) -> list[int]:
    """Least and most characters: 不超过800字 has no least, one number is 80 % to 120 % of it; an English word is five."""
    numbers = [int(number) * (5 if "word" in said.lower() else 1) for number in re.findall(r"\d+", said)]
    if _MOST.search(said):
        return [0, numbers[0]]
    return sorted(numbers) if len(numbers) == 2 else [numbers[0] * 8 // 10, numbers[0] * 12 // 10]


def _asked(line: str) -> list[str]:
    """The requests of a line, one sentence each."""
    bare = line.strip().strip("（）()").strip()
    return [words for part in _SENTENCE.split(bare) if (words := part.strip().rstrip("。；;.").strip())]
