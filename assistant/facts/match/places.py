"""Places in a ranking that are told in words: 第一, 全省第4位, 前三."""

from __future__ import annotations

from typing import Literal

from assistant.figures import Figure, find_figures


def figures_in_words(words: str) -> tuple[Figure, ...]:
    """The figures of a fact that is words. 第一 as all that it says is a place, which in a text may begin a list."""
    return find_figures(words).figures or (find_figures(f"居{words}").figures if words[:1] == "第" else ())


def tells_place(figure: Figure, place: Figure) -> Literal["exact", "within"] | None:
    """How one place is told by another: 第2位 by 前三 (within), 前三 by no 第三, for it leaves open which of the three."""
    if not (figure.value.isdigit() and place.value.isdigit()):
        return None
    stated, known = int(figure.value), int(place.value)
    if figure.text[:1] == "前":
        return (
            "exact" if place.text[:1] == "前" and known == stated else "within" if known <= stated else None
        )
    return "exact" if known == stated and place.text[:1] != "前" else None
