"""The parts around the text: title, recipient, salutation above it; closing, signature and date below."""

from __future__ import annotations

from assistant.language import Language
from assistant.outline.learn.edge import Ends
from assistant.outline.learn.foot import find_foot
from assistant.outline.learn.front import find_front

__all__ = ["Ends", "find_ends"]


def find_ends(text: str, body: int, language: Language) -> Ends:
    """The parts around the text; the first heading begins at offset `body` (the length where there is none)."""
    ends = Ends(stop=len(text))
    find_front(text, body, ends)
    find_foot(text, min(body, len(text)) if body < len(text) else ends.start, ends, language)
    return ends
