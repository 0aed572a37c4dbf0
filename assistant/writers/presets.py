"""Endpoints known by name, from presets.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from assistant.language import Said

_TABLE = Path(__file__).with_name("presets.yaml")


@dataclass(frozen=True, slots=True)
class Preset:
    """One endpoint: its address, the variable its vendor keeps the key in, and a model to begin with."""

    name: str
    title: Said
    address: str
    key: str
    model: str
    quirks: tuple[Said, ...] = ()


@cache
def presets() -> tuple[Preset, ...]:
    """All of them, in the order of the table."""
    rows = yaml.safe_load(_TABLE.read_text("utf-8"))
    return tuple(
        Preset(
            row["name"],
            Said(**row["title"]),
            row["address"],
            row["key"],
            row["model"],
            tuple(Said(**quirk) for quirk in row.get("quirks", ())),
        )
        for row in rows
    )
