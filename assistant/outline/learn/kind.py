"""Which kind of document a title names."""

from __future__ import annotations

import re

from assistant.language import Language
from assistant.outline.kinds import Kind, list_kinds

_TAIL = re.compile(r"[（(][^（()）]*[）)]|[\s》”\"]+\Z")


def kind_of_title(title: str, language: Language) -> Kind | None:
    """The kind whose name, or another name of it, ends the title, the longest first; in English it may stand anywhere."""
    bare = _TAIL.sub("", title).strip().lower()
    named = [
        (len(name), kind, name.lower())
        for kind in list_kinds().values()
        if kind.language == language
        for name in (kind.name, *kind.aliases)
    ]
    for _, kind, name in sorted(named, key=lambda one: -one[0]):
        found = re.search(rf"\b{re.escape(name)}\b", bare) if language == "en" else bare.endswith(name)
        if found:
            return kind
    return None
