"""The entities that a text names, those of the sheet and strangers of its kinds."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from assistant.facts.ground.scope.called import by_kind, called_in
from assistant.facts.ground.scope.mention import Mention
from assistant.facts.ground.scope.turns import groups, turns_in
from assistant.facts.ground.words.labels import own_words
from assistant.facts.ground.words.lexicon import english, pattern
from assistant.facts.ground.words.lexicon import spelled as as_said

_TAIL = re.compile(r"(?:街道|公司|中心|学校|医院|[省市县区镇乡村局委办])\Z")
_GOES_ON = "民长内外级属辖域直上下企委政党里处数均各均以和与一二三四五六七八九十两化建际场府"
_COMMON = re.compile(r"[全各我本该乡城集示所每多等周其这几两三四五六七八九十此新老大小中重]|.?[先样典]")
_COUNTS = ("", "", "两二2", "三3", "四4", "五5", "六6", "七7", "八8", "九9", "十")
_NUMERAL = re.compile("[一二三四五六七八九]")
_THE = re.compile(r"\bthe \Z")  # 98 in the lower: the Lower valley; but costs were lower
_ENDS = re.compile(r"\s*(?:[.,;:)]|(?:and|but)\b|\Z)")


def names_in(
    text: str,
    entities: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...] = (),
    labels: Container[str] = (),
    names: Sequence[str] = (),
    sentences: Sequence[tuple[int, int]] = (),
) -> list[Mention]:
    """Every name in the text, by its end; 全县 and its like name the whole. `rows` are the entities of one indicator each,
    `labels` the words of labels, which name no entity alone; `names` labels that begin with an entity's name; `sentences`
    offsets of the sentences that have figures."""
    spelled: dict[str, str] = {}
    for entity in entities:
        spelled.setdefault(entity, entity)
        for word in own_words(entity, entities, labels):
            spelled.setdefault(word, entity)
        short = _TAIL.sub("", entity)
        if len(short) >= 2 and not entity.isascii():
            spelled.setdefault(short, entity)
    whole = pattern("overall").pattern
    ordered = sorted(spelled, key=len, reverse=True)
    search = re.compile("|".join([*map(as_said, ordered), whole]), re.IGNORECASE)
    lower = {word.lower(): entity for word, entity in spelled.items()}
    found = [
        Mention(m.start(), m.end(), lower.get(m[0].lower(), ""))
        for m in search.finditer(text)
        if m[0] in spelled
        or not m[0].isascii()
        or lower.get(m[0].lower(), m[0]).lower() == m[0].lower()
        or (_THE.search(text, 0, m.start()) and _ENDS.match(text, m.end()))
    ]
    found = [mention for mention in found if not _begins(text, mention, names)]
    found += _groups(text, entities)
    if english(text):
        found = _in_english(text, found, entities, rows, labels, sentences)
    return sorted([*found, *_strangers(text, entities, found)], key=lambda mention: mention.end)


def _begins(text: str, mention: Mention, names: Sequence[str]) -> bool:
    """Care staff, where this is a label and Care is an entity: the word is the label's."""
    said = text[mention.start : mention.end].lower()
    longer = (name for name in names if name.lower().startswith(f"{said} "))
    return any(text[mention.start : mention.start + len(name)].lower() == name.lower() for name in longer)


def _in_english(
    text: str,
    found: list[Mention],
    entities: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    labels: Container[str],
    sentences: Sequence[tuple[int, int]],
) -> list[Mention]:
    """The names `found` with all words that stand for them, by their start; what is told twice, once."""
    other = [*called_in(text, sentences, entities, rows, labels, found), *by_kind(text, entities, labels)]
    found = _once([_whole(text, mention) for mention in [*found, *other]])
    found = _once([*found, *turns_in(text, rows, found)])
    return [*found, *(name for row in rows for name in groups(text, row, len(rows) == 1))]


def _whole(text: str, mention: Mention) -> Mention:
    """With the words of the name that stand before: St Brannoc's, where Brannoc's is told."""
    start = mention.start
    for word in (mention.entity or "").split():
        if text.endswith(f"{word} ", 0, start) and word[0].isupper():
            start -= len(word) + 1
    return replace(mention, start=start)


def _once(found: list[Mention]) -> list[Mention]:
    """By their start, those left out that lie in a longer one."""
    kept: list[Mention] = []
    for mention in sorted(dict.fromkeys(found), key=lambda one: (one.start, -one.end)):
        inside = kept and mention.start < kept[-1].end
        if not inside or (mention.start, mention.end) == (kept[-1].start, kept[-1].end):
            kept.append(mention)
    return kept


def _groups(text: str, entities: tuple[str, ...]) -> list[Mention]:
    """两区, 三个镇: all of the sheet's entities of one kind, where there are just so many, each at the same place."""
    kinds: dict[str, list[str]] = {}
    for entity in entities:
        if tail := _TAIL.search(entity):
            kinds.setdefault(tail[0], []).append(entity)
    groups = {tail: names for tail, names in kinds.items() if 1 < len(names) < len(_COUNTS)}
    return [
        Mention(m.start(), m.end(), name)
        for tail, names in groups.items()
        for m in re.finditer(rf"[{_COUNTS[len(names)]}]个?{tail}(?![{_GOES_ON}])", text)
        for name in names
    ]


def _strangers(text: str, entities: tuple[str, ...], known: list[Mention]) -> list[Mention]:
    """Names of the sheet's kinds that the sheet does not have: 南湖镇 where it has 东山镇 and 西河镇."""
    numbered = _numbered_strangers(text, entities)
    return [*numbered, *_other_names(text, entities, [*known, *numbered])]


def _numbered_strangers(text: str, entities: tuple[str, ...]) -> list[Mention]:
    """三期工程 where the sheet has 一期工程 and 二期工程."""
    forms = {_NUMERAL.sub("\0", entity) for entity in entities if _NUMERAL.search(entity)}
    if not forms:
        return []
    search = re.compile("|".join(re.escape(form).replace("\0", _NUMERAL.pattern) for form in forms))
    return [Mention(m.start(), m.end(), m[0]) for m in search.finditer(text) if m[0] not in entities]


def _other_names(text: str, entities: tuple[str, ...], known: list[Mention]) -> list[Mention]:
    tails = {found[0] for entity in entities if (found := _TAIL.search(entity)) and len(entity) > 2}
    if not tails:
        return []
    one_of = "|".join(sorted(tails, key=len, reverse=True))
    search = re.compile(
        rf"(?:^|(?<=[，。；：、\n（]))(?:其中)?([㐀-鿿]{{1,3}}?(?:{one_of}))(?![{_GOES_ON}])", re.M
    )
    taken = [(mention.start, mention.end) for mention in known]
    return [
        Mention(m.start(1), m.end(1), m[1])
        for m in search.finditer(text)
        if not _COMMON.match(m[1]) and not any(a < m.end(1) and m.start(1) < b for a, b in taken)
    ]
