"""The style that a brief names: a file that `nigao learn` wrote, or its mapping."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.errors import BriefError
from assistant.facts.read.tree import read_tree
from assistant.language import Said
from assistant.outline.style import Style

_EXPECTED = Said("nigao learn 写的 style.yaml", "a style.yaml as `nigao learn` writes it")


def read_style(data: Mapping[str, Any], file: str, base: Path | None) -> Style | None:
    """The brief's style, None where it has none. A path is relative to the brief. Raises BriefError."""
    value = data.get("style")
    if value is None or isinstance(value, Style):
        return value
    inside = file
    if isinstance(value, str | Path):
        path = Path(base or "", value)
        value, inside = read_tree(path, BriefError), str(path)
    if isinstance(value, Mapping):
        try:
            return Style.model_validate(dict(value))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(["style", *(str(part) for part in first["loc"])])
            raise BriefError(
                "文风读不懂",
                "the style cannot be read",
                file=inside or None,
                place=place,
                found=first["input"],
                expected=_EXPECTED,
            ) from None
    raise BriefError(
        "文风读不懂",
        "the style cannot be read",
        file=inside or None,
        place="style",
        found=value,
        expected=_EXPECTED,
    )
