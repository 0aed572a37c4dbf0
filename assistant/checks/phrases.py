"""Set phrases of the brief that are quoted almost, but not quite: one or two characters off.

With k errors allowed, a phrase cut into k+1 pieces must have one piece that stands word for word (pigeonhole), so
that the text is only looked at closely around such a piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assistant.checks.subject import Reading, Subject
from assistant.report.findings import Finding


def misquoted(subject: Subject) -> Iterator[Finding]:
    """Near misses of the brief's phrases, with the right wording; an error where the section must hold the phrase."""
    phrases = _phrases(subject)
    if not phrases:
        return
    own = _own_words(subject)
    for reading in subject.texts:
        asked = {phrase for passage in subject.passages(reading) for phrase in passage.phrases}
        for phrase in phrases:
            for start, end in _near(reading, phrase):
                if reading.text[start:end] in own:
                    continue
                lost = phrase in asked and phrase not in reading.text
                yield subject.finding(
                    "phrase-misquoted",
                    reading,
                    start,
                    end,
                    expected=phrase,
                    severity="error" if lost else None,
                )


def _phrases(subject: Subject) -> list[str]:
    """The phrases long enough that another phrase would not look like them by chance."""
    found = [p for passage in subject.brief.passages() for p in passage[1].phrases] if subject.brief else []
    if subject.brief is None and subject.outline:
        found = [p for placed in subject.outline.walk() for p in placed.section.phrases]
    return [phrase for phrase in dict.fromkeys(found) if _allowed(phrase)]


def _allowed(phrase: str) -> int:
    """How many characters may be off: none in a short phrase; words of a Latin script are longer."""
    length = len(phrase) // 3 if phrase.isascii() else len(phrase)
    return 0 if length < 6 else 1 if length < 10 else 2


def _own_words(subject: Subject) -> str:
    """What the brief itself says otherwise than its phrases do is no misquotation."""
    if subject.brief is None:
        return ""
    words = [subject.brief.title]
    for _, passage in subject.brief.passages():
        words += [getattr(passage, "heading", ""), *passage.points, *passage.phrases]
    return "\n".join(words)


def _near(reading: Reading, phrase: str) -> Iterator[tuple[int, int]]:
    text, errors = reading.text, _allowed(phrase)
    last = -1
    for at in _anchors(text, phrase, errors):
        start = max(0, at - errors)
        found = _closest(text[start : at + len(phrase) + errors], phrase, errors)
        if (
            found
            and start + found[0] >= last
            and not _stands(text, phrase, start + found[0], start + found[1])
        ):
            last = start + found[1]
            yield start + found[0], last


def _anchors(text: str, phrase: str, errors: int) -> list[int]:
    """Where the phrase would begin if the piece found there is in its place."""
    cuts = [len(phrase) * n // (errors + 1) for n in range(errors + 2)]
    places: set[int] = set()
    for first, last in pairwise(cuts):
        at = text.find(phrase[first:last])
        while at >= 0:
            places.add(max(0, at - first))
            at = text.find(phrase[first:last], at + 1)
    return sorted(places)


def _closest(window: str, phrase: str, errors: int) -> tuple[int, int] | None:
    """The part of the window nearest to the phrase, by edit distance (Sellers 1980); None beyond `errors`, or at 0."""
    row = [(0, start) for start in range(len(window) + 1)]
    for index, char in enumerate(phrase, 1):
        new = [(index, row[0][1])]
        for at, other in enumerate(window, 1):
            same = (row[at - 1][0] + (char != other), row[at - 1][1])
            new.append(min(same, (row[at][0] + 1, row[at][1]), (new[at - 1][0] + 1, new[at - 1][1])))
        row = new
    distance, end = min((cell[0], at) for at, cell in enumerate(row))
    return (row[end][1], end) if 0 < distance <= errors else None


def _stands(text: str, phrase: str, start: int, end: int) -> bool:
    """Whether the phrase stands there word for word, of which a part was taken for a miss."""
    at = text.find(phrase, max(0, start - len(phrase)))
    return 0 <= at < end and start < at + len(phrase)
