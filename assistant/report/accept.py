"""A person decides: changes taken or left sentence by sentence, and locks that no later run opens."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from assistant.errors import InputError
from assistant.report.compare import Change, Kind, compare_texts, sentences
from assistant.report.model import Part, Report

_SAME_SENTENCE = 0.6  # how alike a new sentence must be to a held one to count as its rewording


def sentence_changes(before: Report, after: Report) -> tuple[Change, ...]:
    """Every sentence that differs, as source, in the order of the page; where one came in place of one, as a pair."""
    return tuple(c for name in _names(before, after) for c in _fine(name, before, after) if c.kind != "same")


def accept(before: Report, after: Report, picked: Collection[int]) -> Report:
    """The report with the picked changes and no other: what is not picked stays to the byte.

    `picked` are indexes into `sentence_changes(before, after)`. Locked text stays whatever is picked.
    """
    index = 0
    report = before
    for name in _names(before, after):
        out, taken = [], False
        for change in _fine(name, before, after):
            if change.kind == "same":
                out.append(change.before)
                continue
            out.append(change.after if index in picked else change.before)
            taken |= index in picked
            index += 1
        if taken:
            new = _part(after, name) or Part()
            old = _part(before, name) or Part()
            kept = {"source": "".join(out), "locked": old.locked, "held": old.held}
            report = _put(report, name, new.model_copy(update=kept))
    return keep_locked(before, report)


def keep_locked(before: Report, after: Report) -> Report:
    """`after` with every locked section and held sentence of `before` as it was, to the byte."""
    for name in _names(before, before):
        old, new = _part(before, name), _part(after, name)
        if old is None or new is None:
            continue
        if old.locked and new != old:
            after = _put(after, name, old)
        elif old.held and not (set(old.held) <= _stripped(new.source) and new.held == old.held):
            source = _with_held(old, new.source)
            after = _put(after, name, new.model_copy(update={"source": source, "held": old.held}))
    return after


def lock(report: Report, section: str, sentence: str = "", *, locked: bool = True) -> Report:
    """The report with a section, or one sentence of it, locked or opened again.

    `sentence` is the beginning of one, as source. Raises InputError when no sentence, or more than one, begins so.
    """
    part = _part(report, section)
    if part is None:
        raise InputError("没有这一节", "no such section", found=section)
    if not sentence.strip():
        return _put(report, section, part.model_copy(update={"locked": locked}))
    found = [s.strip() for s in sentences(part.source) if s.strip().startswith(sentence.strip())]
    if len(found) != 1:
        raise InputError(
            "没有以此开头的句子" if not found else "有几句都以此开头",
            "no sentence begins so" if not found else "several sentences begin so",
            place=section,
            found=sentence,
        )
    held = [s for s in part.held if s != found[0]] + ([found[0]] if locked else [])
    return _put(report, section, part.model_copy(update={"held": tuple(held)}))


def _fine(name: str, before: Report, after: Report) -> Iterator[Change]:
    """The runs of a section taken apart into sentences; one that came in place of another stands beside it."""
    old, new = _part(before, name), _part(after, name)
    for change in compare_texts(name, old.source if old else "", new.source if new else ""):
        first, second = sentences(change.before), sentences(change.after)
        if change.kind == "changed":
            for one, other in _paired(first, second):
                kind: Kind = (
                    "same"
                    if one == other
                    else "changed"
                    if one and other
                    else "added"
                    if other
                    else "removed"
                )
                yield Change(name, one, other, kind)
        elif change.kind in ("added", "removed"):
            for piece in first or second:
                yield Change(name, piece if first else "", piece if second else "", change.kind)
        else:
            yield change  # the same


def _paired(first: list[str], second: list[str]) -> list[tuple[str, str]]:
    """Sentences of two texts in pairs, in order: those most alike together, the others alone; as many, one to one."""
    if len(first) == len(second):
        return list(zip(first, second, strict=True))
    best: dict[tuple[int, int], tuple[float, list[tuple[str, str]]]] = {}
    for i in range(len(first), -1, -1):
        for j in range(len(second), -1, -1):
            ways: list[tuple[float, list[tuple[str, str]]]] = []
            if i < len(first) and j < len(second):
                likeness, rest = _likeness(first[i], second[j]), best[i + 1, j + 1]
                if likeness >= _SAME_SENTENCE / 2:
                    ways.append((likeness + rest[0], [(first[i], second[j]), *rest[1]]))
            if i < len(first):
                ways.append((best[i + 1, j][0], [(first[i], ""), *best[i + 1, j][1]]))
            if j < len(second):
                ways.append((best[i, j + 1][0], [("", second[j]), *best[i, j + 1][1]]))
            best[i, j] = max(ways, key=lambda way: way[0], default=(0.0, []))
    return _merged(best[0, 0][1])


def _merged(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs, with a sentence that was taken up into the one before it, or split off from it, in one piece with it."""
    out: list[tuple[str, str]] = []
    for before, after in pairs:
        one, other = out[-1] if out else ("", "")
        taken_up = not after and one and other and _held_in(before, other)
        split_off = not before and one and other and _held_in(after, one)
        if taken_up or split_off:
            out[-1] = (one + before, other + after)
        else:
            out.append((before, after))
    return out


def _held_in(part: str, whole: str) -> bool:
    """Whether most of a sentence stands in another, in pieces of more than one character."""
    blocks = difflib.SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) >= _SAME_SENTENCE * len(
        part.strip("。；！？.;!? \n")
    )


def _with_held(old: Part, source: str) -> str:
    """The new source with each held sentence that it lost put back where it stood, in place of its rewording."""
    pieces = sentences(source)
    was = sentences(old.source)
    for at, sentence in enumerate(was):
        if sentence.strip() not in old.held or sentence.strip() in _stripped("".join(pieces)):
            continue
        near = [_likeness(sentence, piece) if piece.strip() not in old.held else 0.0 for piece in pieces]
        best = max(range(len(pieces)), key=near.__getitem__, default=-1)
        if best >= 0 and near[best] >= _SAME_SENTENCE:
            pieces[best] = _ended_like(sentence, pieces[best])
        else:
            place = round(len(pieces) * at / len(was))
            pieces.insert(place, sentence)
    return "".join(pieces)


def _ended_like(sentence: str, other: str) -> str:
    return sentence.rstrip("\n") + ("\n" if other.endswith("\n") else "")


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _stripped(source: str) -> set[str]:
    return {sentence.strip() for sentence in sentences(source)}


def _names(before: Report, after: Report) -> list[str]:
    names = ["opening"] if before.opening or after.opening else []
    every = [section.id for report in (before, after) for _, _, section in report.walk()]
    return list(dict.fromkeys([*names, *every]))


def _part(report: Report, name: str) -> Part | None:
    part = report.opening if name == "opening" else report.section(name)
    return Part(**{key: getattr(part, key) for key in Part.model_fields}) if part else None


def _put(report: Report, name: str, part: Part) -> Report:
    return report.with_part(name, lambda _: part)
