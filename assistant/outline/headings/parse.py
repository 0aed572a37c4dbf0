"""From a text to its headings, with levels."""

from __future__ import annotations

import re

from assistant.outline.headings.bold import bold_titles
from assistant.outline.headings.candidates import Candidate, find_candidates
from assistant.outline.headings.judge import judge
from assistant.outline.headings.lines import Line, read_lines
from assistant.outline.headings.model import Heading

_CHINESE = ("zh", "zh-paren")
_FIXED = {"zh": 1, "zh-paren": 2, "num": 3, "bare": 3, "num-paren": 4, "num-half": 4, "circle": 5}
_HEAD = 12  # lines of a head, the names of joint issuers included
_SENTENCE = re.compile(r"[。！？；]|[.!?;](?:\s|\Z)")
_ORDER = ("part", "chapter", "num", "num-paren", "num-half", "circle")


def parse_headings(text: str) -> list[Heading]:
    """The headings of a text from top to bottom, at levels from 1; never raises.

    The document's title is none of them: the first line when it is a `#` line without a number, above all
    others in depth, or the only one; or the one above all others below the head of an official paper. An unnumbered line that no Markdown marks is no heading either; lines that are
    bold from end to end are headings where the text has no others.

    >>> [(h.level, h.title, h.form) for h in parse_headings("一、做法\\n（一）抓责任。层层签订责任书。")]
    [(1, '做法', 'standalone'), (2, '抓责任', 'run-in')]
    """
    return [heading for heading, _ in parse_candidates(text)[0]]


def parse_candidates(text: str) -> tuple[list[tuple[Heading, Candidate]], list[Candidate], list[Line]]:
    """The headings with their candidates, the candidates that were refused, and all lines."""
    lines = read_lines(text)
    candidates = find_candidates(text, lines)
    judge(candidates, lines)
    title = _title(text, candidates, lines)
    chosen = [c for c in candidates if c.heading and c is not title] or bold_titles(text, lines)
    levels = Levels(chosen)
    found = [(make_heading(text, c, levels.of(c)), c) for c in chosen]
    return found, [c for c in candidates if not c.heading and c is not title], lines


def make_heading(text: str, candidate: Candidate, level: int) -> Heading:
    """The heading that a candidate is at this level."""
    cut, marker, line = candidate.cut, candidate.marker, candidate.line
    return Heading(
        level=level,
        number=marker.text if marker else "",
        title=text[cut.start : cut.end].replace("**", "").strip(),
        form="run-in" if cut.shape in ("run-in", "wordy") else "standalone",
        line=line.number,
        start=line.start if marker else cut.start,
        end=cut.end,
        body_start=cut.body,
        mark=cut.mark,
        kind=marker.kind if marker else "",
        ordinals=marker.ordinals if marker else (),
        forced=cut.forced,
    )


def _title(text: str, candidates: list[Candidate], lines: list[Line]) -> Candidate | None:
    """The `#` line that is the document's title: first of all, unnumbered, and above the others.

    Above it may stand the head of an official paper (GB/T 9704-2012, 7.2), which holds no sentence.
    """
    first = candidates[0] if candidates else None
    if first is None or not first.line.hashes or first.marker:
        return None
    others = [c.line.hashes for c in candidates[1:] if c.line.hashes]
    is_above = bool(others) and first.line.hashes < min(others)
    if first.at:
        headed = first.at <= _HEAD and not any(
            _SENTENCE.search(line.content(text)) for line in lines[: first.at]
        )
        return first if is_above and headed else None
    return first if not others or is_above or others.count(first.line.hashes) == 0 else None


class Levels:
    """The level of each heading of one text.

    Where 一、 or （一） is used, the form fixes the level (GB/T 9704-2012, 7.3.3), one lower beneath 第一章.
    Elsewhere the forms in use rank in their order, a decimal counts its parts, and `#` lines count their depth.
    """

    def __init__(self, chosen: list[Candidate]) -> None:
        kinds = [c.marker.kind for c in chosen if c.marker]
        self._chinese = any(kind in _CHINESE for kind in kinds)
        self._above = [kind for kind in ("part", "chapter") if kind in kinds]
        self._numbered = "num" in kinds or "bare" in kinds
        used = ["num" if kind in ("bare", "decimal") else kind for kind in kinds]
        self._ranks = [kind for kind in _ORDER if kind in used]
        depths = [c.line.hashes for c in chosen if c.line.hashes]
        self._base = (min(depths) if depths else 1) - 1
        for c in chosen:
            if c.line.hashes and c.marker:
                self._base = max(0, c.line.hashes - self._by_form(c))
                break

    def of(self, candidate: Candidate) -> int:
        if candidate.marker is None:
            return max(1, candidate.line.hashes - self._base)
        if (
            candidate.line.hashes
            and not self._chinese
            and candidate.marker.kind not in ("part", "chapter", "decimal")
        ):
            return max(1, candidate.line.hashes - self._base)
        return self._by_form(candidate)

    def _by_form(self, candidate: Candidate) -> int:
        marker = candidate.marker
        assert marker is not None
        kind = marker.kind
        if kind in self._above:
            return 1 + self._above.index(kind)
        if kind == "decimal":
            return len(marker.ordinals) + (2 if self._chinese and self._numbered else 0)
        if self._chinese:
            return _FIXED[kind] + len(self._above)
        return 1 + self._ranks.index("num" if kind == "bare" else kind)
