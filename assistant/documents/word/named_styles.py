"""What a document's styles say about a paragraph: is it a heading, of which level, on which list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from assistant.documents.word.incoming import child, children, value_of

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLES = frozenset(("title", "标题"))
_BODY_TEXT = 9  # the outline level that means none


@dataclass(frozen=True, slots=True)
class Rank:
    """What a paragraph is: `level` from 1 for a heading, 0 for text; `title`; its list and level there."""

    level: int = 0
    title: bool = False
    number_id: str = ""
    depth: int = 0


class NamedStyles:
    """The paragraph styles of a document, with what they inherit."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {value_of(one, "styleId"): one for one in children(root, "style")}

    def rank(self, properties: Element | None) -> Rank:
        """The rank of a paragraph with these `w:pPr`; what stands there goes before its style's."""
        chain = [properties, *self._chain(value_of(child(properties, "pStyle")))]
        level, title, numbers = None, False, None
        for index, step in enumerate(chain):
            own = properties if index == 0 else child(step, "pPr")
            outline = child(own, "outlineLvl")
            if level is None and outline is not None and value_of(outline).isdecimal():
                written = int(value_of(outline))
                level = 0 if written >= _BODY_TEXT else written + 1
            if index and level is None:
                named = _HEADING.fullmatch(value_of(child(step, "name")).strip())
                level = int(named[1]) if named else None
            title = title or (index > 0 and value_of(child(step, "name")).strip().lower() in _TITLES)
            numbers = numbers if numbers is not None else child(own, "numPr")
        depth = value_of(child(numbers, "ilvl"))
        return Rank(
            level or 0, title, value_of(child(numbers, "numId")), int(depth) if depth.isdecimal() else 0
        )

    def name_of(self, style: str) -> str:
        """The name of the style with that id, as people see it."""
        return value_of(child(self._styles.get(style), "name"))

    def _chain(self, name: str) -> list[Element]:
        """The style and those it is based on; a circle ends where it closes."""
        found: list[Element] = []
        while name in self._styles and self._styles[name] not in found:
            found.append(self._styles[name])
            name = value_of(child(found[-1], "basedOn"))
        return found
