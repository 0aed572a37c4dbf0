"""The two languages of nigao, and texts for users that exist in both."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Said:
    """One message to a user, in Chinese and in English."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


def user_language() -> Language:
    """The language in which the person at this machine is spoken to.

    `NIGAO_LANG` decides; else the locale, in the order that POSIX gives its variables;
    else Chinese, for which the product is made first.
    """
    for variable in ("NIGAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "").lower()
        if value in ("", "c", "posix", "c.utf-8", "c.utf8"):
            continue
        return "en" if value.startswith("en") else "zh"
    return "zh"
