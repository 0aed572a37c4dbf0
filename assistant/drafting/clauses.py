"""A source text as clauses: the smallest pieces that can be taken out of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.brief import Brief
from assistant.figures.slots import find_slots
from assistant.report.render import render

_END = re.compile(r"[，。；：！？]+[”’」』）)]*|[,;:.!?]+(?=\s|$)\s*|\n+")
_STOPS = "。！？!?\n"
# What leans on the clause before it, and falls when that one goes.
_LEANS = re.compile(
    r"\A(?:其中|并且|同时|此外|另外|首先|而且|从而|因此|以及|不过|但是?|并|且|而)，?|\A(?:and|but|which|while|also|in addition),?\s+",
    re.I,
)
# A clause that only says when, and has lost what it said it of: 同时，2024年。
_ONLY_WHEN = re.compile(
    r"(?:截至|截止|在|自|从|到|至|今年|去年|上年|全年|本年|前|上|下|第|半年|季度|以来|期间|[\d〇一二三四五六七八九十年月日底末初旬]|[—～\-、，,\s])+"
    r"|(?:in|at|by|on|during|over|as of|the|end|of|first|second|third|fourth|last|quarter|year|half|whole"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|\d|[–,\s])+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One piece of the source with its mark; `start`/`end` are its offsets in the text as printed."""

    source: str
    start: int
    end: int

    @property
    def ends_sentence(self) -> bool:
        bare = self.source.rstrip(" ”’」』）)")
        return self.source.endswith("\n") or bare.endswith(tuple(_STOPS)) or bare.endswith(".")


def clauses(source: str, brief: Brief) -> list[Clause]:
    """The clauses of a source; joined they are the source. Empty where they don't print as the whole does."""
    slots = [(slot.start, slot.end) for slot in find_slots(source)]
    ends = [
        m.end() for m in _END.finditer(source) if not any(a < m.end() and m.start() < b for a, b in slots)
    ]
    pieces, at, printed = list[Clause](), 0, 0
    for end in dict.fromkeys([*ends, len(source)]):
        if end > at:
            words = source[at:end]
            size = len(render(words, brief.facts, brief.language).text)
            pieces.append(Clause(words, printed, printed + size))
            at, printed = end, printed + size
    whole = "".join(render(piece.source, brief.facts, brief.language).text for piece in pieces)
    return pieces if whole == render(source, brief.facts, brief.language).text else []


def without(pieces: list[Clause], dropped: Collection[int]) -> str:
    """The source without the clauses of these indices; each sentence that remains ends as it ended."""
    out: list[str] = []
    sentence: list[int] = []
    for index, piece in enumerate(pieces):
        sentence.append(index)
        if piece.ends_sentence or index == len(pieces) - 1:
            out.append(_sentence(pieces, sentence, dropped))
            sentence = []
    return "".join(out).strip()


def _sentence(pieces: list[Clause], indices: list[int], dropped: Collection[int]) -> str:
    kept = [i for i in indices if i not in dropped]
    if len(kept) == len(indices):
        return "".join(pieces[i].source for i in indices)
    while kept and kept[-1] != indices[-1] and _says_nothing(pieces[kept[-1]].source):
        kept.pop()
    last = pieces[indices[-1]].source
    if not kept:
        return "\n" if last.endswith("\n") else ""
    words = "".join(pieces[i].source for i in kept)
    if kept[0] != indices[0]:
        words = _LEANS.sub("", words)
        words = words[:1].upper() + words[1:]
    if kept[-1] != indices[-1]:
        mark = _END.search(last[len(last.rstrip("，。；：！？,;:.!? \n”’」』）)")) :])
        words = words.rstrip("，；：、,;: ") + (mark[0] if mark else "")
    return words


def _says_nothing(words: str) -> bool:
    bare = _LEANS.sub("", words).strip("，。；：、,;:. \n")
    return not bare or bool(_ONLY_WHEN.fullmatch(bare))
