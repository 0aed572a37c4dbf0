"""The least that must be taken out and put in to make one paragraph of another: by sentences, in them by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from assistant.documents.pairing import alike, paired
from assistant.documents.word.tracked.atoms import Atom

Fate = Literal["same", "gone", "new"]
# Less alike, a sentence is no rewording but another one.
_SENTENCES_ALIKE = 0.5
# Between two changes so few kept characters are harder to read than one larger change.
_ISLAND = 3
_ENDS = tuple("。！？；\n")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Atoms with one fate. Those that stay are the new paragraph's: they carry its evidence."""

    fate: Fate
    atoms: tuple[Atom, ...]


def difference(old: Sequence[Atom], new: Sequence[Atom]) -> list[Stretch]:
    """Both paragraphs in one: `same` and `gone` together read as the old, `same` and `new` as the new."""
    before, after = _sentences(old), _sentences(new)
    texts = ["".join(atom.text for atom in one) for one in (*before, *after)]
    keys = [tuple(atom.key for atom in one) for one in (*before, *after)]
    count = len(before)
    made: list[Stretch] = []
    pairs = paired(
        keys[:count], keys[count:], lambda i, j: alike(texts[i], texts[count + j], _SENTENCES_ALIKE)
    )
    for i, j in pairs:
        if i is not None and j is not None:
            made += _reworded(before[i], after[j])
        elif i is not None:
            made.append(Stretch("gone", tuple(before[i])))
        elif j is not None:
            made.append(Stretch("new", tuple(after[j])))
    return list(_ordered(made))


def _sentences(all_of: Sequence[Atom]) -> list[list[Atom]]:
    made: list[list[Atom]] = []
    whole = True
    for atom in all_of:
        if whole:
            made.append([])
        made[-1].append(atom)
        ended = made[-1][-2].text in (".", "!", "?") and atom.text.isspace() if len(made[-1]) > 1 else False
        whole = atom.text in _ENDS or ended
    return made


def _reworded(old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[Stretch]:
    """Atom by atom; where two changes nearly touch, what is between them goes with them."""
    steps = SequenceMatcher(
        None, [atom.key for atom in old], [atom.key for atom in new], autojunk=False
    ).get_opcodes()
    for index, (tag, a, b, c, d) in enumerate(steps):
        inside = 0 < index < len(steps) - 1
        if tag == "equal" and not (inside and _is_island(new[c:d])):
            yield Stretch("same", tuple(new[c:d]))
            continue
        yield Stretch("gone", tuple(old[a:b]))
        yield Stretch("new", tuple(new[c:d]))


def _is_island(kept: Sequence[Atom]) -> bool:
    return not any(atom.figure or atom.whole is not None for atom in kept) and (
        sum(len(atom.text) for atom in kept) < _ISLAND
    )


def _ordered(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """One deletion and one insertion between two stretches that stay, the deletion first."""
    waiting: dict[Fate, list[Atom]] = {"gone": [], "new": []}
    for one in stretches:
        if one.fate != "same":
            waiting[one.fate] += one.atoms
        elif one.atoms:
            yield from _let_go(waiting)
            yield one
    yield from _let_go(waiting)


def _let_go(waiting: dict[Fate, list[Atom]]) -> Iterator[Stretch]:
    for fate, some in waiting.items():
        if some:
            yield Stretch(fate, tuple(some))
            waiting[fate] = []
