"""How a sample was written: sentences, parallel headings, connectives, lead and closing, person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median, quantiles
from typing import Any

from assistant.language import Language
from assistant.outline.learn.scrub import has_figure, scrubbed
from assistant.outline.learn.tree import Node

_CONNECTIVES = {
    "zh": "同时 此外 另外 其中 为此 因此 在此基础上 与此同时 截至目前 今年以来 一方面 另一方面 特别是 尤其是 下一步 首先 其次 目前 总体上 但 然而 不仅 而且 通过 围绕 按照 坚持".split(),
    "en": "however in addition furthermore moreover also meanwhile therefore as a result overall in particular so far at the same time by contrast".split(),
}  # fmt: skip
# 与此同时 is no 同时, and 但 inside a word joins nothing: a connective begins a clause.
_AT_A_CLAUSE = re.compile(
    rf"(?:^|(?<=[，。；：！？\n\u3000]))(?:{'|'.join(sorted(_CONNECTIVES['zh'], key=len, reverse=True))})",
    re.M,
)
_ENGLISH_PHRASES = (
    "in addition",
    "as a result",
    "in particular",
    "so far",
    "at the same time",
    "by contrast",
)
_PERSON = {
    "zh": re.compile(
        r"我(?:们|县|市|区|局|镇|乡|院|校|省|委|办|中心|单位|部门|处|司|公司|街道)|本(?:单位|公司|局|中心|人)"
    ),
    "en": re.compile(r"\b(?:we|our|I|the (?:office|team|council|department|committee|company))\b", re.I),
}


def style_of(
    sentences: Sequence[str], text: str, nodes: Sequence[Node], lead: str, closing: str, language: Language
) -> dict[str, Any]:
    """The style as a mapping; nothing in it holds a figure of the sample."""
    style: dict[str, Any] = {"language": language}
    if lengths := sorted(len("".join(sentence.split())) for sentence in sentences):
        low, high = (lengths[0], lengths[-1])
        if len(lengths) > 3:
            cuts = quantiles(lengths, n=4)
            low, high = round(cuts[0]), round(cuts[2])
        style["sentence"] = {"median": round(median(lengths)), "usual": [low, high]}
    if patterns := heading_patterns(nodes):
        style["headings"] = patterns
    if used := _connectives(text, language):
        style["connectives"] = used
    for key, words in (("lead", lead), ("closing", closing)):
        if words:
            style[key] = words
    if person := Counter(
        match[0].lower() if language == "en" else match[0] for match in _PERSON[language].finditer(text)
    ):
        style["person"] = [word for word, _ in person.most_common(3)]
    return {key: _clean(value, language) for key, value in style.items()}


def heading_patterns(nodes: Sequence[Node]) -> list[str]:
    """The pattern that headings beside each other share: 聚焦…，…; only where at least two do and words are left."""
    found: list[str] = []
    groups = [list(nodes), *(node.below for node in nodes)]
    for group in groups:
        titles = [node.heading.title for node in group]
        pattern = _pattern(titles) if len(titles) > 1 else ""
        if pattern and pattern not in found:
            found.append(pattern)
    return found


def _pattern(titles: Sequence[str]) -> str:
    parts = [re.split(r"[，、；]", title) for title in titles]
    if len({len(part) for part in parts}) > 1:
        return ""
    words = [_shared([part[i] for part in parts]) for i in range(len(parts[0]))]
    whole = "，".join(words)
    parallel = len(words) > 1 and all(len({len(part[i]) for part in parts}) == 1 for i in range(len(words)))
    return whole if re.search(r"\w{1,}", whole) or parallel else ""


def _shared(words: list[str]) -> str:
    start = _common(words)
    rest = [word[len(start) :] for word in words]
    end = _common([word[::-1] for word in rest])[::-1]
    return f"{start}…{end}" if any(word[: len(word) - len(end)] for word in rest) else start + end


def _common(words: list[str]) -> str:
    """What all the words begin with."""
    first, last = min(words), max(words)
    shared = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:shared]


def _connectives(text: str, language: Language) -> list[str]:
    if language == "zh":
        used = Counter(match[0] for match in _AT_A_CLAUSE.finditer(text))
        found = [(used[word], word) for word in _CONNECTIVES["zh"]]
    else:
        words = [w for w in dict.fromkeys(_CONNECTIVES["en"]) if w not in " ".join(_ENGLISH_PHRASES).split()]
        lower = text.lower()
        found = [(len(re.findall(rf"\b{word}\b", lower)), word) for word in (*words, *_ENGLISH_PHRASES)]
    return [word for count, word in sorted(found, key=lambda pair: -pair[0]) if count][:8]


def _clean(value: Any, language: Language) -> Any:
    """Without figures: a list loses what holds one, words have theirs as XX."""
    if isinstance(value, list) and value and isinstance(value[0], str):
        return [word for word in value if not has_figure(word, language)]
    return scrubbed(value, language) if isinstance(value, str) else value
