"""Heading numbers: 一、 → （一） → 1. → （1） (GB/T 9704-2012, 7.3.3); in English 1, 1.1, 1.1.1."""

from __future__ import annotations

from assistant.figures import to_chinese
from assistant.language import Language


def number(path: str, language: Language = "zh") -> str:
    """The printed number of the section with id `path` (1.2): （二） in Chinese, 1.2 in English.

    A fifth level and deeper has no form in the standard; ① continues it, as offices do.
    """
    if language == "en":
        return path
    parts = [int(part) for part in path.split(".")]
    last = parts[-1]
    match len(parts):
        case 1:
            return f"{to_chinese(last)}、"
        case 2:
            return f"（{to_chinese(last)}）"
        case 3:
            return f"{last}."
        case 4:
            return f"（{last}）"
        case _:
            return chr(0x2460 + last - 1) if last <= 20 else f"{last})"


def printed(path: str, heading: str, language: Language = "zh") -> str:
    """Number and heading as they stand on the page: 一、主要做法 · 1.2 Findings."""
    return f"{number(path, language)}{heading}" if language == "zh" else f"{path} {heading}"
