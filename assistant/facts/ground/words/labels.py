"""What labels, periods and entities of a sheet say, each on its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from functools import lru_cache

from assistant.facts.ground.words.lexicon import english, pattern, says
from assistant.facts.ground.words.months import month_span
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.sheet import FactSheet
from assistant.figures import find_figures

_COUNTED = re.compile(r"的?(?:总数量|总数|数量|总量|数额|总额|额|数)$")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]\s*$")
_CHANGE = re.compile(
    r"同比|环比|增减率?|增速|增长率?|增幅|降幅|变化率?|变动|year-on-year|growth rate", re.IGNORECASE
)
_DATED = re.compile(r"[年月日季旬\d]")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_SPLIT_YEAR = re.compile(r"(?:19|20)\d\d[/–-]\d\d(?!\d)")
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_SPRING, _LAST_DAYS = 3, ((6, 30), (7, 31), (8, 31))
_PART = re.compile("(?:城|市|郊|山|库|牧|林|灾|园|景|新|校|社|片)区$")  # 城区 beside 农村 is a part
ALL = frozenset(["total", "all", "whole", "sum", "grand total", "all areas", "all sites"])
_ALL_OF = re.compile(
    r"(?:all|both|whole|entire|combined|total|joint|the (?:two|three|four|five)) ", re.IGNORECASE
)
_WHOLE = "国省市州盟县区旗校院局司团"


def name_of(label: str) -> str:
    """The label without unit in brackets, period words, and the 数 that only says that it counts."""
    bare = _BRACKETED.sub("", label).removeprefix("其中").lstrip("：:")
    for section in ("previous", "current"):
        bare = pattern(section).sub("", bare)
    bare = re.sub(r"(?:19|20)\d\d年?", "", bare)
    bare = _COUNTED.sub("", bare.strip()) or bare
    return bare.strip() or label


def spoken_name(name: str) -> str:
    """The name without 同比, 增速, 变化; a name that is nothing else keeps them."""
    bare = _CHANGE.sub("", name).strip()
    return bare if len(bare) > 1 else name


def whole_entities(entities: tuple[str, ...]) -> frozenset[str]:
    """The entities that stand for the whole: none, 全县, and the only one of its rank (青禾县 among towns)."""
    ranks = Counter(entity[-1] for entity in entities)
    whole = {
        e
        for e in entities
        if says("overall", e)
        or e.lower() in ALL
        or _ALL_OF.match(e)
        or (ranks[e[-1]] == 1 and e[-1] in _WHOLE and not _PART.search(e))
    }
    return frozenset({"", *whole} if len(entities) > 1 else {"", *entities})


@lru_cache(maxsize=4096)
def dates_in(period: str) -> tuple[str, ...]:
    """The ISO dates in a period or label; remembered, for the rows of a sheet share few periods."""
    if not _DATED.search(period):
        return ()
    found = [f for f in find_figures(period, "en" if english(period) else "zh").figures if f.is_date]
    spans = [span for f in found if (span := month_span(f.value, f.value_high))]
    return (*spans, *(value for f in found for value in (f.value, f.value_high) if value))


_SEASONS = ("winter", "spring", "summer", "autumn")
_SEASON = re.compile(rf"\b(?:{'|'.join(_SEASONS)})\b", re.IGNORECASE)


def seasons_in(words: str) -> tuple[tuple[int, int, str], ...]:
    """The seasons of an English period or text (Autumn 2025): offsets, and a key that sorts as they follow."""
    found = ((m.start(), m.end(), m[0].lower()) for m in _SEASON.finditer(words))
    return tuple((start, end, f"~{_SEASONS.index(word)}{word}") for start, end, word in found)


def year_of(period: str, main: int | None, split: bool = False) -> int | None:
    """The year a period or label names; 上年 and 今年 are told from the `main` year. Where years are `split`, the end of
    March 2025 is of 2024/25."""
    if split and len(dated := _split_years(period)) == 1:
        return dated[0]
    if found := set(_YEAR.findall(period)):
        return int(found.pop()) if len(found) == 1 else None  # 2021—2025年 is of no one year
    if main is not None and says("previous", period):
        return main - 1
    if main is not None and says("current", period):
        return main
    return None


def goes_by_split_years(sheet: FactSheet) -> bool:
    """Whether facts hold for years like 2024/25, which go by the first of the two."""
    return any(_SPLIT_YEAR.search(fact.period or fact.label) for fact in sheet)


def split_year_of(value: str) -> int | None:
    """The year in which a day or month (ISO, 2025-03-31) falls where years are split: the March at the end of 2024/25 goes by 2024.

    Such years end with March, or with the last day of June, July or August (schools, and some countries); None for no such date.
    """
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3] or 0)
    ends = month <= _SPRING or (month, day) in _LAST_DAYS
    return year - 1 if ends else year


def main_year_of(sheet: FactSheet) -> int | None:
    """The year most facts hold for; of two as frequent, the later."""
    split = goes_by_split_years(sheet)
    years = Counter(year for fact in sheet for year in _years_of(fact.period or fact.label, split))
    return max(years, key=lambda year: (years[year], year), default=None)


def _years_of(period: str, split: bool) -> list[int]:
    """The years that a period names, those of its dates where years are split."""
    if split and (dated := _split_years(period)):
        return dated
    return list(map(int, _YEAR.findall(period)))


def _split_years(period: str) -> list[int]:
    if _SPLIT_YEAR.search(period):
        return []
    return list({year for date in dates_in(period) if (year := split_year_of(date)) is not None})


def year_told(words: Iterable[str]) -> int | None:
    """The year that title, headings and points name most often; of two as frequent, the later."""
    years = Counter(int(year) for text in words for year in _YEAR.findall(text))
    return max(years, key=lambda year: (years[year], year), default=None)


def own_words(entity: str, entities: tuple[str, ...], labels: Container[str]) -> list[str]:
    """The Marl for River Marl, Brackfen for Brackfen Academy: capitalised words of an English name that no other of the
    sheet has, nor any label."""
    words = entity.split() if entity.isascii() and len(entities) > 1 else []
    others = {word for other in entities if other != entity for word in other.split()}
    rest = [w for w in words if w not in others and len(words) > 1]
    rest = [
        w for w in rest if len(words) > len(rest) or not any(token in labels for token, _ in tokens_of(w))
    ]
    return [w for w in rest if len(w) > 3 and w[0].isupper()]
