"""Classification marks as a text bears them: 密级 and its term (GB/T 9704-2012, 7.2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A mark stands alone on its line, or before ★ and its term: 机密★1年. 严守国家秘密 is prose.
_WITH_TERM = re.compile(r"(?<![\u4e00-\u9fff])(绝\s*密|机\s*密|秘\s*密)\s*[★☆]([^\s，。；]{0,11})")
_ALONE = re.compile(r"\s*(?:密级[:：]\s*)?(绝\s*密|机\s*密|秘\s*密)\s*")
_HEAD = 12  # lines in which a bare mark alone on its line is one; further down it may be a topic


def mark_in(line: str, *, head: bool) -> str:
    """The mark of one line as it is written; empty: none. `head`: a bare 机密 alone on the line counts as well."""
    found = (_ALONE.fullmatch(line) if head else None) or _WITH_TERM.search(line)
    return found[0].strip() if found else ""


def marks_in(lines: Iterable[str]) -> list[str]:
    """Every mark of a document's lines, in their order; empty lines do not count for the head."""
    written = [line.lstrip("# ") for line in lines if line.strip()]
    return [mark for at, line in enumerate(written) if (mark := mark_in(line, head=at < _HEAD))]


def as_stated(mark: str) -> str:
    """A mark as a brief's `classification` states it: 机密★1年, or 机密."""
    found = _WITH_TERM.search(mark) or _ALONE.fullmatch(mark)
    assert found is not None, "not a mark"
    level, term = "".join(found[1].split()), found[2] if found.re is _WITH_TERM else ""
    return f"{level}★{term}" if term else level
