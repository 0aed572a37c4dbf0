"""Words by which an English text calls the entities of a sheet, beside their names: metal for Metal trades, the eastern
home, NTA, its counterpart."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from assistant.facts.ground.scope.mention import Mention
from assistant.facts.ground.words.tokens import tokens_of

Rows = Sequence[tuple[str, ...]]
_NEXT = re.compile(r" ([a-z-]+)")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_EMPTY = frozenset("the of and for in at on to by a an with from all".split())
_SHORTEST = 3
_POINTS = {"north": "south", "south": "north", "east": "west", "west": "east"}
_MIDDLE = re.compile(
    r"\b(?:the|its|their|our) (?:centre|center|middle|central)\b(?! of (?:this|the) (?!county|city|town|district|region))"
)
_TOLD = {
    point: re.compile(
        rf"\b(?:the {point}(?:ern)?|(?:its|their|our|an?) {point}ern)\b(?![ -](?:{'|'.join(_POINTS)}))",
        re.IGNORECASE,
    )
    for point in _POINTS
}
_BEFORE = re.compile(
    r"(?:^|[,;:(–—]\s*|\b(?:an?|the|its|their|in|on|at|for|from|of|by|among|with|to|and|or|but|than|while|whereas|as|against"
    r"|behind|between|both|said)\s+)\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:[,.;:()]|\Z|(?:[a-z]+ ){0,2}[£€$]?\d|[a-z]+[,.;:]|(?:ones?|only|just|nearly|about|almost|some|over|and|or|but|on|at|with|in|by|to|than|had|has|have|was|were|is|are|did|took|came|made|got"
    r"|sold|won|lost|held|brought|gave|saw|stood|follow(?:s|ed)|account(?:s|ed)|reach(?:es|ed)|for|while|whereas|[a-z]{3,}ed)\b)"
)
_DETERMINED = re.compile(r"\b(?:[Tt]h(?:e|is|at)|[Oo]ur|[Ii]ts) ([a-z]+)\b")
_INITIALS = 3
_IN_BRACKETS = re.compile(r" \((?:the |“|\")?([A-Z][A-Za-z]{1,7})[”\"]?\)")


def called_in(
    text: str,
    sentences: Iterable[tuple[int, int]],
    entities: tuple[str, ...],
    rows: Rows,
    labels: Container[str],
    known: Sequence[Mention],
) -> Iterator[Mention]:
    """Each place where an entity is called by another word than its name, which `known` has already."""
    yield from _by_direction(text, entities, rows)
    yield from _abbreviated(text, entities, known)
    words = short_words(rows, labels)
    if not words:
        return
    longest = sorted(words, key=len, reverse=True)
    either = "|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in longest)
    search = re.compile(rf"\b({either})(?:e?s)?\b")
    for start, end in sentences:
        hits = [
            hit for m in search.finditer(text, start, end) if (hit := _called(text, m, words[m[1].lower()]))
        ]
        told = {m.entity for m in known if start <= m.start and m.end <= end} | {m.entity for m in hits}
        for row in rows:
            if len(told.intersection(row)) > 1:
                yield from (hit for hit in hits if hit.entity in row)


def short_words(rows: Rows, labels: Container[str]) -> dict[str, str]:
    """Words in small letters that one entity of its row alone has → this entity; no word of a label is one."""
    found: dict[str, set[str]] = {}
    for row in rows:
        of = {entity: {_stem(w): w for w in _WORD.findall(entity.lower())} for entity in row}
        for entity, words in of.items():
            others = {stem for other in row if other != entity for stem in of[other]}
            for stem in words.keys() - others - _EMPTY:
                if len(stem) >= _SHORTEST and not any(token in labels for token, _ in tokens_of(stem)):
                    found.setdefault(stem, set()).add(entity)
    return {stem: next(iter(names)) for stem, names in found.items() if len(names) == 1}


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").removesuffix("s")


def _called(text: str, match: re.Match[str], entity: str) -> Mention | None:
    """The lake station, in building, 2,860 an advanced: the word where a name can stand, with the words of the name behind it."""
    if not _BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return None
    own, end = {_stem(word) for word in _WORD.findall(entity.lower())}, match.end()
    while (word := _NEXT.match(text, end)) and _stem(word[1]) in own:
        end = word.end()
    return Mention(match.start(), end, entity) if _AFTER.match(text, end) else None


def _by_direction(text: str, entities: tuple[str, ...], rows: Rows) -> Iterator[Mention]:
    """The east, its northern fleet: the entity with this direction in its name (Eastern Region, North Corrin, Eastvale)."""
    if len(entities) < 2:
        return
    for point, opposite in _POINTS.items():
        named = _with(point, entities) or _beginning(point, opposite, rows)
        if len(named) != 1:
            continue
        for m in _TOLD[point].finditer(text):
            yield Mention(m.start() + m[0].index(" ") + 1, m.end(), named[0])
    middle = [e for e in entities if "Central" in e.split() or "Centre" in e.split()[:1]]
    if len(middle) == 1 and any(_with(point, entities) for point in _POINTS):
        for m in _MIDDLE.finditer(text):
            yield Mention(m.start() + m[0].index(" ") + 1, m.end(), middle[0])


def _with(point: str, entities: tuple[str, ...]) -> list[str]:
    return [e for e in entities if point.capitalize() in (w.removesuffix("ern") for w in e.split())]


def _beginning(point: str, opposite: str, rows: Rows) -> list[str]:
    """Eastvale for the east, where there is a Westvale beside it."""
    for row in rows:
        one, other = ([e for e in row if e.lower().startswith(way)] for way in (point, opposite))
        if len(one) == 1 and len(other) == 1:
            return one
    return []


def _abbreviated(text: str, entities: tuple[str, ...], known: Sequence[Mention]) -> Iterator[Mention]:
    """NTA behind the Northern Transport Authority (NTA), or for that alone."""
    short: dict[str, str] = {}
    for entity in entities:
        initials = "".join(word[0] for word in entity.split() if word[0].isupper())
        if len(initials) >= _INITIALS and entity.isascii() and initials not in entities:
            short[initials] = "" if initials in short else entity
    for mention in known:
        if told := _IN_BRACKETS.match(text, mention.end):
            short[told[1]] = mention.entity or ""
    for word, entity in short.items():
        for m in re.finditer(rf"\b{re.escape(word)}\b", text) if entity else ():
            yield Mention(m.start(), m.end(), entity)


def by_kind(text: str, entities: tuple[str, ...], labels: Container[str]) -> Iterator[Mention]:
    """The hospital had …: the entity whose name alone has this word for what it is."""
    if len(entities) < 2:
        return
    kinds: dict[str, list[str]] = {}
    for entity in entities:
        for word in entity.split()[1:]:
            kinds.setdefault(word.lower(), []).append(entity)
    alone = {
        word: named[0]
        for word, named in kinds.items()
        if len(named) == 1
        and len(word) > _SHORTEST
        and not any(token in labels for token, _ in tokens_of(word))
    }
    for m in _DETERMINED.finditer(text) if alone else ():
        if m[1] in alone and _AFTER.match(text, m.end()):
            yield Mention(m.start(1), m.end(), alone[m[1]])
