"""The last look: no figure of the sample in what will be printed or kept, a note aside."""

from __future__ import annotations

import re

from assistant.figures import find_figures
from assistant.figures.slots import find_slots
from assistant.language import Language

_NUMERALS = "0-9０-９〇零一二两三四五六七八九十百千万亿半"
_RUN = re.compile(rf"[{_NUMERALS}.,．]*[{_NUMERALS}]")
_PART_OF_YEAR = re.compile(r"(?:[上下]半年度?|(?:前|第)?[一二三四1-4]个?季度)")
_GAP = "XX"
# Numbers that are no figures but speak of the sample alone: its document numbers, and long codes and telephone numbers.
_OWN = ("document-number", "phone", "code", "standard-number")
_LONG = re.compile(r"(?:\d[-－ ]?){6,}")


def is_own(reason: str, text: str) -> bool:
    """Whether a number that is no figure belongs to the sample and not to the language (12345热线 does)."""
    return reason == "document-number" or (reason in _OWN and _LONG.search(text) is not None)


def has_figure(text: str, language: Language) -> bool:
    """Whether a figure, or a number of the sample's own, stands in the text outside its slots."""
    found = find_figures(text, language)
    return bool(found.figures) or any(is_own(other.reason, other.text) for other in found.non_figures)


def scrubbed(text: str, language: Language) -> str:
    """The text with every figure as XX and its unit: 2025年12月5日 is XX年XX月XX日. Slots stay."""
    for attempt in range(6):
        found = find_figures(text, language)
        spans = [(f.start, f.end, f.unit) for f in found.figures]
        spans += [(o.start, o.end, "") for o in found.non_figures if is_own(o.reason, o.text)]
        if not spans:
            return text.replace("XX XX", "XX") if attempt else text
        for start, end, unit in sorted(spans, reverse=True):
            text = text[:start] + _blank(text[start:end], unit, attempt) + text[end:]
    return _without_numerals(text)


def _blank(figure: str, unit: str, attempt: int) -> str:
    if attempt == 0:
        blanked = _RUN.sub(_GAP, _PART_OF_YEAR.sub(_GAP, figure))
        return blanked if blanked != figure else _GAP
    return f"{_GAP}{unit}" if attempt == 1 and not _RUN.search(unit) else _GAP


def _without_numerals(text: str) -> str:
    """Rather a word too few than a figure too many; slots hold ids without figures and stay."""
    kept, at = [], 0
    for slot in find_slots(text):
        kept += [_bare(text[at : slot.start]), text[slot.start : slot.end]]
        at = slot.end
    return "".join([*kept, _bare(text[at:])])


def _bare(text: str) -> str:
    words = r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|twice|thousand|million)\b"
    return re.sub(words, "", re.sub(rf"[{_NUMERALS}翻倍番成首第%％½¼¾]", "", text), flags=re.I)


def without_figures(words: str, language: Language) -> str:
    """The words of an id with its figures cut out; empty where nothing else was said."""
    for _ in range(6):
        found = find_figures(words, language)
        spans = [(f.start, f.end) for f in found.figures] + [(p.start, p.end) for p in found.placeholders]
        spans += [(o.start, o.end) for o in found.non_figures if is_own(o.reason, o.text)]
        if not spans:
            return words
        for start, end in sorted(spans, reverse=True):
            words = words[:start] + words[end:]
    return _bare(words)
