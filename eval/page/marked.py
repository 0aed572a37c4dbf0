"""A page as HTML: headings, paragraphs, and every figure marked by its verdict. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

Place = tuple[int, int, str, str]  # start, end, state, message
STATES = frozenset({"right", "derived", "open", "wrong", "ungrounded", "misattributed"})


def marked(page: str, figures: Sequence[Place]) -> str:
    """The page; `figures` have their offsets in it, its # among them."""
    return "".join(_lines(page, sorted(figures)))


def _lines(page: str, figures: Sequence[Place]) -> Iterator[str]:
    at = 0
    for line in page.split("\n"):
        bare = line.lstrip("#")
        level = len(line) - len(bare)
        start = at + len(line) - len(bare.lstrip())
        end = at + len(line)
        if bare.strip():
            own = [figure for figure in figures if start <= figure[0] and figure[1] <= end]
            tag = f"h{min(level + 3, 6)}" if level else "p"
            yield f"<{tag}>{''.join(_pieces(page, start, end, own))}</{tag}>\n"
        at = end + 1


def _pieces(page: str, start: int, end: int, figures: Sequence[Place]) -> Iterator[str]:
    at = start
    for first, last, state, message in figures:
        if first < at:
            continue
        yield escape(page[at:first])
        kind = state if state in STATES else "right"
        title = f' title="{escape(message)}"' if message else ""
        yield f'<mark class="{kind}"{title}>{escape(page[first:last])}</mark>'
        at = last
    yield escape(page[at:end])
