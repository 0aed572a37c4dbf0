"""The name of a system: `WAY/MODEL`, or the model alone."""

from __future__ import annotations


def split(system: str) -> tuple[str, str]:
    """Way and model: no-slots/openai:org/name is no-slots and openai:org/name. The way is empty where none is named."""
    head, colon, rest = system.strip().partition(":")
    way, _, kind = head.rpartition("/")
    return way, f"{kind}{colon}{rest}"


def model_of(system: str) -> str:
    """The model of a system, without the way in which it is used."""
    return split(system)[1]
