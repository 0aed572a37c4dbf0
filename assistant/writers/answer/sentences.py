"""Cutting a line into sentences; joined again they are the line."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[。！？；])(?![”’」』）)])|(?<=[。！？；][”’」』）)])|(?<=[.!?;])(?=\s)")


def sentences(line: str) -> list[str]:
    """The sentences of a line with their marks; a full stop inside quotes ends none by itself."""
    pieces, at = [], 0
    for match in _END.finditer(line):
        if match.start() > at:
            pieces.append(line[at : match.start()])
            at = match.start()
    return [*pieces, line[at:]] if line[at:] else pieces
