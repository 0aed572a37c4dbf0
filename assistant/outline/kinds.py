"""Document kinds: what a 情况报告, a 工作总结 or a status report customarily holds, as data."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import KindError, nearest
from assistant.language import Language, Said
from assistant.outline.model import Section
from assistant.settings import prompts_folder, settings

Standing = Literal["required", "optional", "forbidden"]


class Customary(BaseModel):
    """A figure that documents of a kind usually state, as `nigao new` asks for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str = Field(description="what it measures; also its id")
    unit: str = Field("", description="its unit; empty for words and dates")
    section: str = Field("", description="the heading beneath which it belongs; empty: the opening")


class Kind(BaseModel):
    """One kind of document, read from `prompts/kinds/NAME.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(description="as the trade calls it: 情况报告")
    aliases: tuple[str, ...] = Field((), description="other names that a title or a brief may use")
    title: dict[Language, str] = Field(default_factory=dict, description="its name in both languages")
    language: Language = "zh"
    official: bool = Field(False, description="one of the 15 statutory kinds (处理工作条例 2012, article 8)")
    purpose: str = Field(description="what it is for, one sentence")
    sections: tuple[Section, ...] = Field((), description="the outline used when a brief gives none")
    elements: dict[str, Standing] = Field(
        default_factory=dict, description="element → required|optional|forbidden"
    )
    opening: tuple[str, ...] = Field((), description="how the lead customarily ends")
    closing: tuple[str, ...] = Field((), description="closing formulas")
    length: tuple[int, int] | None = Field(None, description="usual length in characters")
    guidance: str = Field("", description="what the writer should mind; goes into the prompt")
    hints: dict[str, str] = Field(default_factory=dict, description="heading → what belongs beneath it")
    figures: tuple[Customary, ...] = Field((), description="figures that it usually states")
    rules: tuple[str, ...] = Field((), description="names of rules that hold for this kind")


def list_kinds() -> dict[str, Kind]:
    """All kinds by name; a unit's own, from the folder in settings, come before the shipped."""
    own = settings().kinds
    folders = [prompts_folder() / "kinds", *([own] if own else [])]
    kinds: dict[str, Kind] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            kind = read_kind(path)
            kinds[kind.name] = kind
    return kinds


def get_kind(name: str) -> Kind:
    """The kind of that name or alias. Raises KindError with the nearest names."""
    kinds = list_kinds()
    if name in kinds:
        return kinds[name]
    for kind in kinds.values():
        if name in kind.aliases:
            return kind
    raise KindError(
        "不认识的文种",
        "unknown kind",
        found=name,
        expected=Said("、".join(nearest(name, kinds) or kinds), ", ".join(nearest(name, kinds) or kinds)),
    )


@lru_cache(maxsize=256)
def read_kind(path: Path) -> Kind:
    """The kind in a file. Raises KindError naming the file and the key."""
    try:
        data: Any = yaml.load(
            path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
        return Kind.model_validate(data)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KindError("文种文件读不出来", "the kind cannot be read", file=path, found=error) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KindError(
            "文种文件不合格式", first["msg"], file=path, place=place, found=first["input"]
        ) from None
