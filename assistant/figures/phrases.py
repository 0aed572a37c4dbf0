"""Fixed phrases, found at the numeral in them."""

from __future__ import annotations

from collections.abc import Iterator

NUMERALS = "〇零一二两三四五六七八九十百千万亿廿卅半0123456789"


class Phrases:
    """Fixed phrases by the first numeral in them, which may have words before it (进一步).

    A phrase that begins with its numeral is filed under that and the next character, one with words before
    under the character before and the numeral: a place in a text that no phrase fits costs two look-ups.
    """

    __slots__ = ("_inside", "_leading", "_reasons")

    def __init__(self, reasons: dict[str, str]) -> None:
        self._reasons = reasons
        leading: dict[str, set[tuple[int, int]]] = {}
        inside: dict[str, set[tuple[int, int]]] = {}
        for phrase in reasons:
            first = next((k for k, char in enumerate(phrase) if char in NUMERALS), None)
            if first == 0:
                leading.setdefault(phrase[:2], set()).add((len(phrase), 0))
            elif first:
                inside.setdefault(phrase[first - 1 : first + 1], set()).add((len(phrase), first))
        self._leading, self._inside = _longest_first(leading), _longest_first(inside)

    def __iter__(self) -> Iterator[str]:
        return iter(self._reasons)

    def at(self, text: str, numeral: int, floor: int) -> tuple[int, int, str] | None:
        """Start, end and reason of the longest phrase whose first numeral is at `numeral`, from `floor` on."""
        pair = text[numeral : numeral + 2]
        places = self._leading.get(pair) or self._leading.get(pair[:1])
        found = self._longest(text, numeral, floor, places) if places else None
        if numeral and (places := self._inside.get(text[numeral - 1 : numeral + 1])):
            other = self._longest(text, numeral, floor, places)
            if other and (not found or other[1] - other[0] > found[1] - found[0]):
                return other
        return found

    def _longest(
        self, text: str, numeral: int, floor: int, places: tuple[tuple[int, int], ...]
    ) -> tuple[int, int, str] | None:
        for size, before in places:
            start = numeral - before
            phrase = text[start : start + size] if start >= floor else ""
            if reason := self._reasons.get(phrase):
                return start, start + len(phrase), reason
        return None


def _longest_first(places: dict[str, set[tuple[int, int]]]) -> dict[str, tuple[tuple[int, int], ...]]:
    return {key: tuple(sorted(found, reverse=True)) for key, found in places.items()}
