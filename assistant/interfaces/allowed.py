"""Which models a caller from outside may choose."""

from __future__ import annotations

from assistant.errors import InputError
from assistant.settings import settings


def allowed_model(name: str) -> str:
    """The model, if a caller may choose it: no caller makes this machine read a file."""
    if name in ("", "composer", settings().model) or name.startswith("openai:"):
        return name
    raise InputError(
        "不能选用这个模型", "this model cannot be chosen here", found=name, expected="composer / openai:NAME"
    )
