"""The entities that a text names, those of the sheet and strangers of its kinds."""

from __future__ import annotations

import re
from collections.abc import Container

from assistant.facts.ground.labels import own_words
from assistant.facts.ground.lexicon import english, pattern
from assistant.facts.ground.lexicon import spelled as as_said
from assistant.facts.ground.scope.mention import Mention

_TAIL = re.compile(r"(?:街道|公司|中心|学校|医院|[省市县区镇乡村局委办])\Z")
_GOES_ON = "民长内外级属辖域直上下企委政党里处数均各均以和与一二三四五六七八九十两化建际场府"
_COMMON = re.compile(r"[全各我本该乡城集示所每多等周其这几两三四五六七八九十此新老大小中重]|.?[先样典]")
_COUNTS = ("", "", "两二2", "三3", "四4", "五5", "六6", "七7", "八8", "九9", "十")
_NUMERAL = re.compile("[一二三四五六七八九]")
_THE = re.compile(r"\bthe \Z")  # 98 in the lower: the Lower valley; but costs were lower
_ENDS = re.compile(r"\s*(?:[.,;:)]|(?:and|but)\b|\Z)")
_EN_COUNTS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_POINTS = ("north", "south", "east", "west")
_ORDER = ("first", "second", "third", "last")
_OF_THESE = re.compile(
    r"\bthe (first|second|third|last) of (?:these|them|the (?:two|three|four))\b", re.IGNORECASE
)
_TURNS = re.compile(r"\bthe (former|latter)\b", re.IGNORECASE)


def names_in(
    text: str,
    entities: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...] = (),
    labels: Container[str] = (),
) -> list[Mention]:
    """Every name in the text, by its end; 全县 and its like name the whole. `rows` are the entities of one indicator each,
    `labels` the words of labels, which name no entity alone."""
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
    found += _former_and_latter(text, found)
    found += _groups(text, entities)
    found += _by_direction(text, entities) if english(text) else []
    for row in rows if english(text) else ():
        found += _english_groups(text, row, len(rows) == 1)
    return sorted([*found, *_strangers(text, entities, found)], key=lambda mention: mention.end)


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


def _english_groups(text: str, row: tuple[str, ...], alone: bool) -> list[Mention]:
    """The two clinics, all three sites, between them: all entities of an indicator, where there are just so many."""
    if len(row) >= len(_EN_COUNTS):
        return []
    both = "|both" if len(row) == 2 else ""
    many = f"(?:(?:the|our|these|those|all|its)(?: the| our| these)? {_EN_COUNTS[len(row)]}{both}) [a-z]+s"
    search = re.compile(rf"\b(?:{many}{'|between them' if alone else ''})\b", re.IGNORECASE)
    return [Mention(m.start(), m.end(), name) for m in search.finditer(text) for name in row]


def _former_and_latter(text: str, known: list[Mention]) -> list[Mention]:
    """The former, the latter, the first of these: of the names told before."""
    found = []
    for match in _TURNS.finditer(text):
        told = [m.entity for m in known if m.end <= match.start() and m.entity]
        pair = list(dict.fromkeys(reversed(told)))[:2]
        if len(pair) == 2:
            entity = pair[match[1].lower() == "former"]
            found.append(Mention(match.start(), match.end(), entity))
    for match in _OF_THESE.finditer(text):
        start = max(text.rfind(". ", 0, max(0, match.start() - 2)), 0)
        row = list(dict.fromkeys(m.entity for m in known if start <= m.start < match.start() and m.entity))
        at = _ORDER.index(match[1].lower())
        if 1 < len(row) > at:
            found.append(Mention(match.start(), match.end(), row[at if at < len(_ORDER) - 1 else -1]))
    return found


def _by_direction(text: str, entities: tuple[str, ...]) -> list[Mention]:
    """The east, the northern fleet: of the entities the one with this direction in its name (Eastern Region, North Corrin)."""
    found = []
    for point in _POINTS:
        named = [
            entity
            for entity in entities
            if point.capitalize() in (w.removesuffix("ern") for w in entity.split())
        ]
        if len(named) == 1 and len(entities) > 1:
            search = re.compile(rf"\bthe {point}(?:ern)?\b(?![ -](?:{'|'.join(_POINTS)}))", re.IGNORECASE)
            found += [Mention(m.start() + len("the "), m.end(), named[0]) for m in search.finditer(text)]
    return found


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
