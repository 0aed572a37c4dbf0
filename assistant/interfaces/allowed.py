"""Which models and endpoints a caller from outside may choose."""

from __future__ import annotations

from typing import Any

from assistant.errors import InputError
from assistant.settings import settings


def allowed_model(name: str) -> str:
    """The model, if a caller may choose it: no caller makes this machine read a file."""
    if name in ("", "composer", settings().model) or name.startswith("openai:"):
        return name
    raise InputError(
        "不能选用这个模型", "this model cannot be chosen here", found=name, expected="composer / openai:NAME"
    )


def named_endpoint(address: str) -> dict[str, Any]:
    """What stands in for settings where a request names an endpoint; nothing where it names none.

    Whether the address may be connected to is looked at when that is done, by what it resolves to then; here only
    its form is. Raises InputError when the operator allows none, and for an address that is no plain one.
    """
    if not address:
        return {}
    if not settings().endpoints:
        raise InputError("不能自选模型服务", "an endpoint cannot be chosen here", found=address)
    from assistant.writers.guard import plain_address

    return {"named_endpoint": plain_address(address)}
