"""Word lists of the rooms `match` and `ground`: `#` comments, `[section]` lines, words between blanks."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def read_sections(file: Path) -> dict[str, list[list[str]]]:
    """Section name → its lines, each a list of words; a name that comes twice goes on where it stopped."""
    found: dict[str, list[list[str]]] = {}
    name = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            name = line.strip()[1:-1]
            continue
        found.setdefault(name, []).append(line.split())
    return found


@cache
def words_of(file: Path, section: str) -> tuple[str, ...]:
    """All words of one section, longest first, so that 增长率 is found before 增长."""
    words = {word for line in read_sections(file).get(section, []) for word in line}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
