"""The sheet: paper, margins, lines a page, characters a line, page numbers (GB/T 9704-2012, 5.1, 5.2, 7.5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.documents.word.incoming import child, value_of
from assistant.documents.word.markup import TWIPS_PER_MM
from assistant.documents.word.measured.document import Document, Paragraph
from assistant.documents.word.measured.finding import Measured, judged
from assistant.language import Said

_LINES, _CHARACTERS = 22, 28
_PLACED = ("center", "right", "end", "distribute")
_PLACED = ("center", "right", "end", "distribute")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．](?!\d)")
_NUMBER = Said("页码", "page number")


def sheet(document: Document) -> Iterator[Measured]:
    """What can be said of every page."""
    section = document.section
    size, edges = child(section, "pgSz"), child(section, "pgMar")
    width, height = _mm(value_of(size, "w")), _mm(value_of(size, "h"))
    top, bottom, left, right = (_mm(value_of(edges, side)) for side in ("top", "bottom", "left", "right"))
    a4 = abs(width - 210) <= 2 and abs(height - 297) <= 2
    yield judged(Said("幅面", "paper"), "5.1", f"{width:.0f}×{height:.0f} mm", "210×297 mm（A4）", a4)
    yield judged(Said("天头", "top margin"), "5.2.1", f"{top:.1f} mm", "37±1 mm", abs(top - 37) <= 1.05)
    yield judged(Said("订口", "left margin"), "5.2.1", f"{left:.1f} mm", "28±1 mm", abs(left - 28) <= 1.05)
    area = (width - left - right, height - top - bottom)
    good = abs(area[0] - 156) <= 1.05 and abs(area[1] - 225) <= 1.05
    yield judged(Said("版心", "text area"), "5.2.1", f"{area[0]:.1f}×{area[1]:.1f} mm", "156×225 mm", good)
    yield from _grid(document, area)
    yield from _numbers(document)


def body_of(document: Document) -> Paragraph | None:
    """A paragraph set as most of the text is; one that begins with a number may begin in the font of a heading."""
    amount: Counter[tuple[object, ...]] = Counter()
    running = [
        one
        for one in document.paragraphs
        if one.align not in _PLACED and not one.left and not one.level and not _NUMBERED.match(one.text)
    ]
    for one in running:
        amount[_set(one)] += len(one.text)
    usual = amount.most_common(1)[0][0] if amount else None
    return next((one for one in running if _set(one) == usual), None)


def _set(one: Paragraph) -> tuple[object, ...]:
    return one.east, one.size, one.line, one.rule, one.first_line


def _grid(document: Document, area: tuple[float, float]) -> Iterator[Measured]:
    body, grid = body_of(document), child(document.section, "docGrid")
    if body is None:
        return
    pitch = value_of(grid, "linePitch")
    on_grid = value_of(grid, "type") not in ("", "default") and pitch.isdecimal()
    if body.rule == "exact":
        line = body.line / 20
    elif on_grid:
        line = int(pitch) / 20 * max(1.0, body.line / 240 if body.rule == "auto" else 1.0)
    else:
        line = body.size * 1.3 * (body.line / 240 if body.rule == "auto" else 1.0)
    lines = int(area[1] / 25.4 * 72 / line + 0.01) if line else 0
    said = Said("每面行数", "lines a page")
    yield judged(
        said, "5.2.3", f"{lines}（{line:.2f} pt）", f"{_LINES}", lines == _LINES, custom=abs(lines - 22) < 2
    )
    extra = value_of(grid, "charSpace")
    wide = body.size + body.tracking
    if value_of(grid, "type") in ("linesAndChars", "snapToChars") and extra.lstrip("-").isdecimal():
        wide = body.size + int(extra) / 4096
    count = int(area[0] / 25.4 * 72 / wide + 0.03) if wide else 0
    said = Said("每行字数", "characters a line")
    yield judged(
        said, "5.2.3", str(count), str(_CHARACTERS), count == _CHARACTERS, custom=abs(count - 28) < 2
    )


def _numbers(document: Document) -> Iterator[Measured]:
    numbered = [kind for kind, there in document.fields.items() if there]
    if not numbered:
        yield judged(_NUMBER, "7.5", "—", "— 1 —", False)
        return
    foot = {kind: next((p for p in document.footers[kind] if p.text), None) for kind in numbered}
    one = foot.get("default") or next((p for p in foot.values() if p), None)
    if one is None:
        return
    dashed = one.text.startswith(("—", "－", "-")) and one.text.endswith(("—", "－", "-"))
    yield judged(_NUMBER, "7.5", one.text, "— 1 —", dashed)
    face = f"{one.east or one.latin} {one.size:g} pt"
    good = any(name in (one.east, one.latin) for name in ("宋体", "SimSun")) and one.size == 14
    yield judged(Said("页码字体", "its font"), "7.5", face, "宋体 14 pt", good)
    even = foot.get("even")
    placed = document.odd_even and even is not None and even.align in ("", "left", "both", "start")
    sides = placed and one.align in ("right", "end")
    found = f"{one.align or 'left'} / {even.align or 'left' if even else '—'}"
    yield judged(Said("单双页码位置", "odd and even"), "7.5", found, "right / left", bool(sides))


def _mm(said: str) -> float:
    return int(said) / TWIPS_PER_MM if said.lstrip("-").isdecimal() else 0.0
