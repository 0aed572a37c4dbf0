"""What was learned, and what was noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.language import Language, Said, user_language
from assistant.outline.learn.folder import write_folder
from assistant.outline.learn.written import files_of


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was cleaned, left out or found odd; `rule` is a short stable key, `text` what stood there."""

    rule: str
    said: Said
    text: str = ""

    def __str__(self) -> str:
        return self.said.in_(user_language())

    def as_dict(self) -> dict[str, str]:
        """The remark as the JSON of `nigao learn` holds it, in the user's language."""
        return {"rule": self.rule, "message": str(self), "text": self.text}


@dataclass(frozen=True, slots=True)
class Learned:
    """A sample as plain mappings, ready for the formats of brief, outline, facts and style.

    No figure of the sample stands in any of them but under a key `note`.
    """

    brief: dict[str, Any]
    outline: dict[str, Any]
    facts: list[dict[str, Any]]
    style: dict[str, Any]
    warnings: tuple[Remark, ...] = field(default=())

    @property
    def language(self) -> Language:
        return "en" if self.brief.get("language") == "en" else "zh"

    def as_dict(self) -> dict[str, Any]:
        """Everything in one mapping, ready for JSON."""
        return {
            "brief": self.brief,
            "outline": self.outline,
            "facts": self.facts,
            "style": self.style,
            "warnings": [warning.as_dict() for warning in self.warnings],
        }

    def files(self) -> dict[str, str]:
        """brief.yaml, outline.yaml, facts.yaml and style.yaml, each with a few lines that say how to use it."""
        return files_of(self.brief, self.outline, self.facts, self.style, self.language)

    def write(self, folder: str | Path) -> Path:
        """Writes the four files to a new or empty folder, all or none. Raises OutputError."""
        return write_folder(Path(folder), self.files())
