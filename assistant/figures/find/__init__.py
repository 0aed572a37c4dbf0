"""Every number in a text: what it says, or why it says nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import cast

from assistant.figures.find.page import Page
from assistant.figures.model import Found
from assistant.figures.slots import find_slots

Reader = Callable[[Page, list[tuple[int, int]]], None]
# A language's patterns are compiled when its first text comes, so that a light command stays light.
_READERS = {"zh": "chinese", "en": "english"}


@cache
def _reader(language: str) -> Reader:
    name = _READERS.get(language, "chinese")
    return cast("Reader", getattr(import_module(f"{__name__}.{name}"), f"read_{name}"))


def find_figures(text: str, language: str = "zh") -> Found:
    """The figures, the numbers that are none, and the placeholders of `text`, each from left to right.

    Offsets are character offsets into `text`; no two spans overlap; slots `[[…]]` are passed over.
    Linear in the length of the text; never raises.
    """
    page = Page(text, language)
    _reader(language)(page, [(slot.start, slot.end) for slot in find_slots(text)])
    return page.found()
