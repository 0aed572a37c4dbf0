"""Lines of a page put together again to paragraphs: what pdftotext gives ends where the page's line ended."""

from __future__ import annotations

import re
import unicodedata

_STARTS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|\d{1,2}(?:\.\d{1,2})*\s+[A-Z]|#|第[一二三四五六七八九十]+[章节部])"
)
_ENDS = re.compile(r"[。！？：；.!?:][”’）)]?\s*\Z")
_PAGE_NUMBER = re.compile(r"[—–-]\s*\d{1,4}\s*[—–-]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?")
_FULL_SHARE = 0.86
_LEAST = 40  # columns of a page's line, twenty characters: shorter lines were never cut
_GAP = re.compile(r"\S[ \u3000]{4,}\S")  # two things side by side: a number and who signs, cells of a row
_QUOTES, _DASHES, _OPEN = "’”", "–—-", ",–—-"
_BLANKS = (" ", "\t", "\u3000")


def is_wrapped(text: str) -> bool:
    """Whether lines end where a page's line ended: a quarter of them are as long as the longest, and stop in mid-sentence."""
    lines = [words for line in text.splitlines() if (words := line.strip())]
    widths = sorted(_width(words) for words in lines)
    if len(lines) < 6:
        return False
    usual = widths[int(len(widths) * 0.9)]
    cut = sum(_width(words) >= usual * _FULL_SHARE and not _ENDS.search(words) for words in lines)
    return 40 <= usual <= 130 and cut >= 4 and cut * 4 >= len(lines)


def unwrapped(text: str) -> str:
    """The text with every full line joined to the next, unless that begins a heading or an indented paragraph.

    A line is full where it ends near the right edge and takes most of the page: a signature only does the first.
    """
    pages = text.replace("\f", "\n").split("\n")
    widths = sorted(_width(line.rstrip()) for line in pages if line.strip())
    if not widths:
        return ""
    usual = widths[int(len(widths) * 0.9)] if len(widths) > 4 else widths[-1]
    lines: list[str] = []
    full = cut = False  # of the line above: it ends at the edge; it ends in the middle of a sentence
    flush = sum(line[:1] not in _BLANKS for line in pages if line.strip())
    indents = flush * 4 >= sum(
        bool(line.strip()) for line in pages
    )  # the first lines only, not the whole page
    for line in pages:
        words = line.strip()
        if _PAGE_NUMBER.fullmatch(words):
            continue  # a paragraph may go on behind it
        if not words:
            # pdftotext parts paragraphs by blank lines; a full line that ends a page goes on.
            full = full and bool(lines) and not _ENDS.search(lines[-1])
            if not full:
                lines.append("")
                cut = False
            continue
        begins = _STARTS.match(line) or (indents and line[:1] in _BLANKS)
        full = full or (cut and (words[0].islower() or lines[-1][-1] in _OPEN))
        if full and lines and lines[-1] and not begins:
            lines[-1] += _gap(lines[-1], words) + words
        else:
            lines.append(words)
        wide = usual >= _LEAST and _width(words) * 2 >= usual and not _GAP.search(words)
        # Lines of a proportional font are ragged: what goes on in small letters was cut as well.
        cut = wide and not _ENDS.search(words)
        full = wide and _width(line.rstrip()) >= usual * _FULL_SHARE
    return "\n".join(lines)


def _gap(above: str, words: str) -> str:
    """What stands between two lines that are one: a blank between Latin words, nothing beside Chinese or a dash."""
    latin = words[0].isascii() and (above[-1].isascii() or above[-1] in _QUOTES)
    return " " if latin and above[-1] not in _DASHES else ""


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
