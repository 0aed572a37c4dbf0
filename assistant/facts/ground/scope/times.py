"""The times that a text says: dates, and years told as 上年 or this year."""

from __future__ import annotations

import re

from assistant.facts.ground.places.layout import Layout
from assistant.facts.ground.scope.mention import Mention
from assistant.facts.ground.words.labels import seasons_in, split_year_of
from assistant.facts.ground.words.lexicon import pattern
from assistant.facts.ground.words.months import month_span

BY_THE_CLOCK = re.compile("去年|今年|last year|this year", re.IGNORECASE)
_SAID_YEAR = re.compile(r"(?:19|20)\d\d")
_SPLIT_YEAR = re.compile(r"(?:19|20)\d\d[/–-]\d\d")  # 2025/26 goes by its first year, as labels.py reads it


def times_in(
    layout: Layout, main: int | None, later: bool, given: frozenset[str] = frozenset(), split: bool = False
) -> list[Mention]:
    """Every time in the text, by its end; 去年 and 今年 only where the paper is not dated `later` than the facts, and of the
    seasons those that are `given` as periods; where years are `split` 31 March 2025 is of 2024/25."""
    found = [
        Mention(start, end, dates=frozenset([season]))
        for start, end, season in (seasons_in(layout.text) if any(d[:1] == "~" for d in given) else ())
        if season in given
    ]
    for place in layout.places:
        figure = place.figure
        if figure.is_date:
            years = _SAID_YEAR.findall(figure.value_high or figure.value)
            if _SPLIT_YEAR.fullmatch(figure.text):
                years = [figure.text[:4]]
            span = month_span(figure.value, figure.value_high)
            values = frozenset(value for value in (figure.value, figure.value_high, span) if value)
            year = int(years[0]) if years else None
            if split and (of := split_year_of(figure.value_high or figure.value)) is not None:
                year = of
            found.append(Mention(figure.start, figure.end, None, year, values))
    if main is not None:
        for section, year in (("previous", main - 1), ("current", main)):
            for match in pattern(section).finditer(layout.text):
                if later and BY_THE_CLOCK.match(match[0]):
                    continue
                found.append(Mention(match.start(), match.end(), None, year, relative=True))
    return sorted(found, key=lambda mention: (mention.end, mention.start))
