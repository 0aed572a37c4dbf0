"""Which numbered lines are headings. A line alone often cannot tell; its neighbours of the same kind can.

Lines of one kind that stand under the same heading are a run and are judged together:

1. Markdown decides where it speaks: a `#` line is a heading, a bold title too.
2. A run whose lines end in ；, or of which the most are whole sentences, is an enumeration; so are provisions, half of
   which are one sentence.
3. Single short sentences (`（一）加强领导。`) and, at the lower levels, bare titles are headings when text stands
   beneath them; a run of them with nothing beneath is a list. A text that holds nothing but such lines is an
   outline, and all are headings.
4. Decimals (1.2) are judged by the numbers around them (see `decimals`).
5. Where most of a run are run-in headings, a longer first sentence is one too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assistant.outline.headings.candidates import Candidate
from assistant.outline.headings.decimals import judge_decimals
from assistant.outline.headings.lines import Line
from assistant.outline.headings.markers import RANKS
from assistant.outline.headings.runs import find_runs
from assistant.outline.headings.shapes import Shape


@dataclass(frozen=True, slots=True)
class Whole:
    """What the whole text says of its lines: it holds nothing but titles; these kinds stand on `#` lines."""

    outline_only: bool
    marked_down: frozenset[str]


def judge(candidates: list[Candidate], lines: list[Line]) -> None:
    """Sets `heading` on each candidate."""
    for candidate in candidates:
        candidate.heading = candidate.cut.forced
    marked_down = {c.marker.kind for c in candidates if c.marker and c.line.hashes}
    whole = Whole(_is_outline(candidates, lines), frozenset(marked_down))
    judge_decimals(candidates)
    used = {candidate.rank for candidate in candidates}
    for rank in sorted(used & set(RANKS.values())):
        for run in find_runs(candidates, rank):
            if rank <= RANKS["zh-paren"]:
                _judge_strong(run, whole)
            else:
                _judge_weak(run, whole)


def _is_outline(candidates: list[Candidate], lines: list[Line]) -> bool:
    """Nothing but numbered titles, one line above them and a slip of the pen (a mark at an end) aside."""
    titles = sum(c.cut.shape == "title" for c in candidates)
    closed = sum(c.cut.shape == "closed" for c in candidates)
    return titles + closed == len(candidates) and closed * 5 <= titles and len(lines) - len(candidates) <= 1


def _judge_strong(run: list[Candidate], whole: Whole) -> None:
    shapes = Counter(c.cut.shape for c in run)
    sentences_only = len(run) > 1 and shapes["closed"] + shapes["item"] == len(run)
    provisions = _are_provisions(run, shapes)
    a_list = provisions or (sentences_only and not any(c.beneath for c in run[:-1]))
    titles = sum(c.beneath and c.cut.shape in ("title", "closed") for c in run)
    listed = provisions or (_is_list(run) and not whole.outline_only)
    for candidate in run:
        if not candidate.heading and not listed:
            candidate.heading = _is_strong_heading(candidate, shapes, a_list, titles)


def _are_provisions(run: list[Candidate], shapes: Counter[Shape]) -> bool:
    """二、手机调至静音。 among lines like it: rules, one a line, of which some go on for a second sentence.

    No title stands among them, nothing stands beneath any but the last, and at least half are a sentence alone.
    """
    alone = shapes["closed"] + shapes["item"]
    return (
        alone >= 2 and alone * 2 >= len(run) and not shapes["title"] and not any(c.beneath for c in run[:-1])
    )


def _is_strong_heading(candidate: Candidate, shapes: Counter[Shape], a_list: bool, titles: int) -> bool:
    """`shapes` are those of the whole run; `titles` are those that stand alone with text beneath."""
    match candidate.cut.shape:
        case "title" | "run-in":
            return True
        case "closed":
            beside = shapes["title"] + shapes["run-in"] > 0
            return not a_list and (candidate.beneath or beside)
        case "wordy":
            return candidate.length <= 70 and shapes["run-in"] * 2 >= shapes.total()
        case _:  # a long title closed by 。
            return candidate.cut.mark == "。" and candidate.beneath and candidate.length <= 60 and titles > 0


def _judge_weak(run: list[Candidate], whole: Whole) -> None:
    listed = _is_list(run)
    good = [c for c in run if _is_weak_heading(c, run, whole)]
    too_few = len(good) * 2 < len(run) or (len(good) * 2 == len(run) and run[0] not in good)
    for candidate in run:
        if candidate.heading or listed:
            continue
        if whole.outline_only:
            candidate.heading = True
        elif not too_few:
            candidate.heading = candidate in good or _is_one_of(candidate, run, good)


def _is_one_of(candidate: Candidate, run: list[Candidate], good: list[Candidate]) -> bool:
    """What its siblings make a heading: a longer run-in title, the last title, an empty one (a fault to report)."""
    if candidate.cut.shape == "wordy":
        return good[0].cut.shape == "run-in" and candidate.length <= 50
    if candidate.cut.shape != "title" or good[0].cut.shape != "title":
        return False
    return candidate is run[-1] or (len(good) >= 2 and all(c.cut.shape == "title" for c in good))


def _is_weak_heading(candidate: Candidate, run: list[Candidate], whole: Whole) -> bool:
    marker, shape = candidate.marker, candidate.cut.shape
    if candidate.heading or marker is None:
        return candidate.heading
    if marker.kind == "bare" and len(run) < 2:
        return False
    if shape == "run-in":
        return marker.kind != "bare"
    beside = shape == "title" or len(run) > 1
    return (
        shape in ("title", "closed") and beside and candidate.beneath and marker.kind not in whole.marked_down
    )


def _is_list(run: list[Candidate]) -> bool:
    """An enumeration: a line before the last ends in ；, or the most are whole sentences."""
    open_ones = [c for c in run if not c.cut.forced]
    if any(c.cut.mark in ("；", ";") and c.cut.shape == "item" for c in open_ones[:-1] or open_ones):
        return True
    items = sum(c.cut.shape == "item" for c in open_ones)
    return items * 2 > len(run)
