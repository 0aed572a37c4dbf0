"""Lines that are bold from end to end: what stands for headings in a text that has no others."""

from __future__ import annotations

from assistant.outline.headings.candidates import Candidate
from assistant.outline.headings.lines import Line
from assistant.outline.headings.shapes import cut_line

_LONGEST = 40
_SENTENCE = "。！？；，、!?;,"


def bold_titles(text: str, lines: list[Line]) -> list[Candidate]:
    """The bold lines of a text without other headings, when there are two at least with text beneath them.

    A first line that is bold is the document's title, and a bold sentence is only meant to be seen.
    """
    bold = [at for at, line in enumerate(lines) if at and _is_title(text, line)]
    followed = [at for at in bold if at + 1 < len(lines) and at + 1 not in bold]
    if len(followed) < 2:
        return []
    return [
        Candidate(lines[at], at, None, cut_line(text, lines[at], None), at in followed, True) for at in bold
    ]


def _is_title(text: str, line: Line) -> bool:
    content = line.content(text)
    alone = line.prose and not line.hashes and line.bold_end == line.end
    return alone and 1 < len(content) <= _LONGEST and content[-1] not in _SENTENCE and "。" not in content
