"""What a heading is, once found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["standalone", "run-in"]


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a text. Offsets count characters from the start of the whole text.

    The text of a run-in heading's paragraph begins at `body_start`; a standalone heading's is the end of its line.
    """

    level: int  # 1 for 一、 and `1`, 2 for （一） and `1.1`, 3 for 1. …
    number: str  # as written: 一、 （一） 1. 1.1; empty where there is none
    title: str  # without number, Markdown and closing mark
    form: Form
    line: int  # from 1
    start: int  # of the number, or of the title where there is no number
    end: int  # behind the title's last character, before its closing mark
    body_start: int
    mark: str = (
        ""  # 。；：， behind the title; in a run-in heading that is the rule, standing alone it is not
    )
    kind: str = ""  # zh, zh-paren, num, num-paren, circle, decimal, bare, part, chapter; empty: no number
    ordinals: tuple[int, ...] = ()  # what the number counts: (2,) for 二、 and （二）, (1, 2) for 1.2
    forced: bool = False  # Markdown says that this is a heading; nothing was guessed
