"""One indicator that stands with two values in one text, neither of which a fact gives."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.facts.ground import messages
from assistant.facts.ground.model import Grounding
from assistant.facts.ground.places.layout import Layout
from assistant.facts.ground.words.lexicon import pattern
from assistant.language import Language

_WORDS = re.compile(r"[㐀-鿿]+|[A-Za-z]+")


def mark_inconsistent(
    layout: Layout, verdicts: list[Grounding], owners: list[str], language: Language
) -> list[Grounding]:
    """The verdicts, with figure-inconsistent in place of figure-ungrounded where the text differs with itself."""
    seen: dict[tuple[str, str], set[str]] = {}
    keys: dict[int, tuple[str, str]] = {}
    for i, (place, verdict) in enumerate(zip(layout.places, verdicts, strict=True)):
        if verdict.rule != "figure-ungrounded":
            continue
        subject = _subject(layout.before(place), layout.behind(place))
        if len(subject) > 2:
            keys[i] = (f"{subject} {owners[i]}", place.figure.unit)
            seen.setdefault(keys[i], set()).add(place.figure.value)
    message = messages.INCONSISTENT.in_(language)
    return [
        replace(
            v,
            rule="figure-inconsistent",
            message=f"{v.message}；{message}" if language == "zh" else f"{v.message}; {message}",
        )
        if i in keys and len(seen[keys[i]]) > 1
        else v
        for i, v in enumerate(verdicts)
    ]


def _subject(before: str, behind: str) -> str:
    words = _WORDS.findall(pattern("filler").sub(" ", before)) or _WORDS.findall(behind)
    return words[-1] if words else ""
