"""Where a document's own text begins and ends: title and recipient above it; closing, signature and date below."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.outline.adoption import read_adoption
from assistant.outline.formulas import is_closing

_SENTENCE = re.compile(r"[。！？；]")
_LEAD = re.compile(r"如下|现将|汇报|报告如")
DATE = re.compile(
    r"[（(]?\s*(?:(?:19|20|××|XX)[\dX×]{2}|[二〇○零一三四五六七八九]{4})\s*年\s*[\dX×一二三四五六七八九十]{1,3}\s*月"
    r"(?:\s*[\dX×一二三四五六七八九十]{1,3}\s*日)?\s*[）)]?|\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
)
_AFTER = re.compile(r"附件?\s*[:：]|[（(](?:联系人|此件)|抄送|联系人|\*{0,2}(?:---|\*\*\*|___)")


def split_front(front: str, known: Iterable[str] = ()) -> int:
    """The offset in the text above the first heading where the opening begins, behind title and recipient."""
    titles = {_folded(words) for words in known if words}
    at = 0
    first = True
    for line in front.splitlines(keepends=True):
        words = line.strip().strip("*").strip()
        if words and not (_folded(words.lstrip("# ")) in titles or _is_front(words, first)):
            return at
        first = first and not words
        at += len(line)
    return at


def split_end(text: str, known: Iterable[str] = ()) -> int:
    """The offset where the closing begins: formula, signature, date, a list of papers attached; else the length."""
    titles = {_folded(words) for words in known if words}
    lines: list[tuple[int, str]] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        if words := line.strip().strip("*").strip():
            lines.append((offset, words))
        offset += len(line)
    at = len(text)
    dated = False
    for start, words in reversed(lines[-8:]):
        known_words = _folded(words) in titles
        date = DATE.fullmatch(words) is not None
        short = len(words) <= 40
        formula = is_closing(words)
        signature = dated and short and not _SENTENCE.search(words) and not re.search(r"[：:]$|[\d%]", words)
        if not (known_words or date or formula or signature or _AFTER.match(words)):
            break
        dated = (dated or date) and not (signature and not date)
        at = start
    return at


def _is_front(words: str, first: bool) -> bool:
    if words.startswith("#") or DATE.fullmatch(words) or read_adoption(words):
        return True
    if len(words) > 60 or _SENTENCE.search(words):
        return False
    if words[-1] in "：:":
        return not _LEAD.search(words)
    if words.startswith(("Dear ", "To ", "To:")):
        return True
    return first and words[-1] not in ".!?," and not (words.isascii() and len(words.split()) > 14)


def _folded(words: str) -> str:
    return re.sub(r"[\s：:，,。*#]+", "", words)
