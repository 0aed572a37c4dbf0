"""What a hyphen joins to an English number: a 340-room hotel counts, a three-legged stool and the two-ticks scheme do not."""

from __future__ import annotations

import re

from assistant.figures.lexicon import english_units, words

_WORD = re.compile(r"[a-z]{3,}(?![a-z0-9'])")
_PARTICIPLE = re.compile(r"[a-z]{2,}(?:[^e]ed|ing)")  # no bed, shed or speed
# The 10-K and 8-K of a filing.
_CODE = re.compile(
    r"-(?:[A-Z]{1,2}(?![A-Za-z])|[A-Z]{3,6}(?![A-Za-z])|(?=[A-Z])(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b)"
)


def joined_noun(text: str, place: int) -> str:
    """The singular noun at `place`, after number and hyphen; `""` where none is counted or a known unit stands."""
    match = _WORD.match(text, place)
    if match is None or match[0] in english_units():
        return ""
    word = match[0]
    loose = word in words("english", "small-word") or word in words("english", "joined-none")
    return "" if loose or _is_name(word) else word


def joined_name(plain: str, lower: str, start: int, end: int) -> int:
    """Where the compound ends whose number at `start` counts nothing: three-legged, two-ticks, zero-coupon, 10-K; 0 for none."""
    if not lower.startswith("-", end):
        return 0
    if code := _CODE.match(plain, end):
        return code.end()
    match = _WORD.match(lower, end + 1)
    if match is None or match[0] in english_units() or match[0] in words("english", "small-word"):
        return 0
    return match.end() if _is_name(match[0]) or lower.startswith("zero", start) else 0


def _is_name(word: str) -> bool:
    """Whether the word describes or names: a participle, a plural (a counted noun is singular here), or one of the list."""
    plural = word.endswith("s") and not word.endswith("ss")
    return plural or bool(_PARTICIPLE.fullmatch(word)) or word in words("english", "joined-name")
