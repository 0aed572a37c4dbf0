"""Numbers of headings, list items and citations in English: 4.1 Staffing, (1) cut costs; 2) hire, see [7]."""

from __future__ import annotations

import re

from assistant.figures.find.page import Page

_LINE = re.compile(
    r"\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)](?![0-9])|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?= +[A-Z])"
)
# 4.1 The chair thanked …; 5. Any other business; (1) cut costs; (2) hire.
_INLINE = re.compile(
    r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.? (?=[A-Z][a-z])|[0-9]{1,2}\.(?= [A-Z])|[0-9]{1,2}\)(?= [A-Za-z])"
)
_MAY_BE = (".", ")", *"0123456789")
_AFTER_SENTENCE = re.compile(r"(?:^|[^.A-Z][.!?][\"”’)]?|(?<![0-9])[;:,]) $")
_AFTER_STOP = re.compile(r"(?:^|[:;,.]|\b(?:and|or)) \($")
_NUMBERED = re.compile(r"([0-9]{1,2})\)(?= [a-z])")
_LIST, _BACK = 800, 8
_CITED = re.compile(r"[0-9]{1,3}(?:(?:, ?|[-–])[0-9]{1,3}){0,8}\]")


def read_item(page: Page, start: int) -> int:
    """The end of the number at `start` that opens a heading or a list item, or cites, recorded; 0 when it is none."""
    text = page.plain
    before = text[start - 1 : start]
    ahead = text[max(0, start - 8) : start]
    line = (start <= 8 or "\n" in ahead) and ahead.rpartition("\n")[2].strip(" (") == ""
    if line and (match := _LINE.match(text, start)):
        return page.other(start, match.end(), "heading-number")
    if before == "[" and (match := _CITED.match(text, start)):
        return page.other(start, match.end() - 1, "reference")
    if (
        before == "("
        and (match := _NUMBERED.match(text, start))
        and _in_sequence(page, int(match[1]), match.end())
    ):
        return page.other(start, match.end(), "list-number")
    if (
        start > 2
        and before in (" ", "(")
        and text[start + 1 : start + 2] in _MAY_BE
        and (match := _INLINE.match(text, start))
        and _opens(text, start)
    ):
        return page.other(start, match.end(), "list-number")
    return 0


def _in_sequence(page: Page, number: int, end: int) -> bool:
    """Whether a number in brackets goes on a list, or begins one whose second item follows: (1) to cut costs and (2) to hire."""
    if number == 1:
        return page.plain.find("(2)", end, end + _LIST) >= 0
    listed = [other.text for other in page.others[-_BACK:] if other.reason == "list-number"]
    return bool(listed) and listed[-1] == f"{number - 1})"


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or the item of a list begins at the number: ended. 4.2 Staffing; (1) cut costs."""
    bracket = text[start - 1] == "("
    found = (_AFTER_STOP if bracket else _AFTER_SENTENCE).search(text, max(0, start - 6), start)
    return found is not None and (bracket or found[0][0] not in ";:," or ")" in text[start : start + 3])
