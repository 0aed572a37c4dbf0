"""One section as it was edited: sentences that read as they did keep their source, the others get a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.brief import Brief
from assistant.documents.content import clean
from assistant.report.compare import sentences
from assistant.report.findings import Finding
from assistant.report.model import Report
from assistant.report.render import render
from assistant.service.sync.slots import refilled

# The source of every sentence of the report by its text: one that was moved elsewhere is known again.
Known = Mapping[str, str]
_Key = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of a source with the white space behind it, and the printed sentences that it comes to."""

    source: str
    keys: tuple[_Key, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Units of the old text and sentences of the new that stand in their place; the same ones where `same`."""

    old: Sequence[_Unit]
    new: Sequence[_Key]
    same: bool


def known_sentences(report: Report) -> Known:
    """Every sentence with a slot, by its text; one that two sources print is nobody's."""
    found: dict[str, str] = {}
    for part in [*([report.opening] if report.opening else []), *(s for _, _, s in report.walk())]:
        for piece in sentences(part.source):
            rendered = render(piece, report.brief.facts, report.brief.language)
            if rendered.figures:
                text = rendered.text.strip()
                found[text] = piece.strip() if found.get(text, piece.strip()) == piece.strip() else ""
    return {text: source for text, source in found.items() if source}


def resumed(
    name: str, source: str, lines: Sequence[str], brief: Brief, known: Known
) -> tuple[str, list[Finding]]:
    """The section's new source and what is to be said of its figures; the same source when nothing was changed."""
    units = _units(source, brief)
    new = [key for line in lines for key in _keys(line)]
    stretches = list(_stretches(units, new))
    if all(stretch.same for stretch in stretches):
        return source, []
    made, findings = "", list[Finding]()
    for stretch in stretches:
        if stretch.same:
            made += _joined([unit.source for unit in stretch.old], stretch.new)
            continue
        start = len(render(made, brief.facts, brief.language).text)
        old = "".join(unit.source for unit in stretch.old)
        if not old.strip():
            made += "".join(known.get(text.strip(), text) + "\n" * last for text, last in stretch.new)
            continue
        text = "".join(text + "\n" * last for text, last in stretch.new)
        written, found = refilled(old, text, brief, known)
        findings += [
            one.model_copy(update={"section": name, "start": start + one.start, "end": start + one.end})
            for one in found
        ]
        made += written
    return made.rstrip("\n"), findings


def _joined(sources: Sequence[str], keys: Sequence[_Key]) -> str:
    """Kept sentences as they are; only the last of the old section had no line break behind it."""
    text = "".join(sources)
    return text + "\n" if keys and keys[-1][1] and not text.endswith("\n") else text


def _units(source: str, brief: Brief) -> list[_Unit]:
    """The sentences of a source. A piece that holds but white space goes with the one before."""
    pieces: list[str] = []
    for piece in sentences(source):
        if pieces and not piece.strip():
            pieces[-1] += piece
        else:
            pieces.append(piece)
    texts = [render(piece, brief.facts, brief.language).text for piece in pieces]
    if "".join(texts) != render(source, brief.facts, brief.language).text:
        # A slot whose neighbours in the next sentence change how it prints: the section is one piece.
        pieces, texts = [source], [render(source, brief.facts, brief.language).text]
    units = []
    for index, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        keys = [key for line in text.split("\n") for key in _keys(line)]
        if keys and "\n" not in piece and index < len(pieces) - 1:
            keys[-1] = (keys[-1][0], False)
        units.append(_Unit(piece, tuple((_plain(text), last) for text, last in keys)))
    return units


def _keys(line: str) -> list[_Key]:
    """The sentences of a line, each with whether it is the last."""
    cut = [piece for piece in sentences(line) if piece.strip()]
    return [(piece, index == len(cut) - 1) for index, piece in enumerate(cut)]


def _plain(text: str) -> str:
    return clean(text).replace("\u00a0", " ").strip()


def _stretches(units: Sequence[_Unit], new: Sequence[_Key]) -> Iterator[_Stretch]:
    flat = [(key, index) for index, unit in enumerate(units) for key in unit.keys]
    matcher = SequenceMatcher(
        None, [key for key, _ in flat], [(_plain(text), last) for text, last in new], autojunk=False
    )
    there = {a + step: b + step for a, b, size in matcher.get_matching_blocks() for step in range(size)}
    done_old = done_new = at = 0
    for index, unit in enumerate(units):
        places = [there.get(at + step) for step in range(len(unit.keys))]
        at += len(unit.keys)
        first = places[0] if places else done_new
        if first is None or places != list(range(first, first + len(places))):
            continue
        if done_old < index or done_new < first:
            yield _Stretch(units[done_old:index], new[done_new:first], False)
        yield _Stretch([unit], new[first : first + len(places)], True)
        done_old, done_new = index + 1, first + len(places)
    if done_old < len(units) or done_new < len(new):
        yield _Stretch(units[done_old:], new[done_new:], False)
