"""Faults put into every clean document: the tree follows, and the fault is told once, where it was put."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.checks import check
from assistant.figures import to_chinese
from assistant.outline.headings import Heading, parse_headings
from tests.headings.test_trees import DOCUMENTS

CLEAN = [d for d in DOCUMENTS if not d.get("defects")]
by_name = pytest.mark.parametrize("document", CLEAN, ids=lambda document: document["name"])
SKIPPED = {"zh": "{}、", "zh-paren": "（{}）"}


def headings(text: str) -> Iterator[Heading]:
    """The headings with a Chinese number that a clerk would write that way."""
    for heading in parse_headings(text):
        form = SKIPPED.get(heading.kind)
        if form and heading.number == form.format(to_chinese(heading.ordinals[-1])):
            yield heading


def renumbered(text: str, heading: Heading, number: str) -> str:
    return text[: heading.start] + number + text[heading.start + len(heading.number) :]


def tree(text: str) -> list[tuple[int, str, str]]:
    return [(heading.level, heading.title, heading.form) for heading in parse_headings(text)]


def told(text: str) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.text) for finding in check(text).findings)


@by_name
def test_a_number_that_skips_is_told_once(document: dict[str, Any]) -> None:
    text = document["text"]
    for heading in headings(text):
        number = SKIPPED[heading.kind].format(to_chinese(heading.ordinals[-1] + 2))
        changed = renumbered(text, heading, number)

        assert tree(changed) == tree(text)
        printed = number + text[heading.start : heading.end][len(heading.number) :].replace("**", "")
        assert told(changed) - told(text) == Counter([("heading-number", printed)])


@by_name
def test_half_width_brackets_are_told_once(document: dict[str, Any]) -> None:
    text = document["text"]
    for heading in headings(text):
        if heading.kind == "zh-paren":
            changed = renumbered(text, heading, heading.number.replace("（", "(").replace("）", ")"))

            assert tree(changed) == tree(text)
            assert [rule for rule, _ in (told(changed) - told(text)).elements()] == ["heading-number"]


@by_name
def test_a_heading_that_is_deleted_leaves_the_others_as_they_were(document: dict[str, Any]) -> None:
    text = document["text"]
    whole = tree(text)
    for heading in headings(text):
        rest = text[heading.body_start :] if heading.form == "run-in" else text[heading.end :]
        changed = text[: heading.start] + rest

        lost = (heading.level, heading.title, heading.form)
        assert tree(changed) == [one for one in whole if one != lost]
