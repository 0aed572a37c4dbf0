"""Who calls: the operator at this machine, or the holder of a key; and what the caller may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assistant.errors import NigaoError


@dataclass(frozen=True, slots=True)
class Caller:
    """`owner` is whose reports are seen; `everything` sees those of all. Limits of its own are 0 where the settings' hold."""

    owner: str
    scopes: tuple[str, ...]
    key: str = ""
    per_minute: int = 0
    max_mb: int = 0

    @property
    def everything(self) -> bool:
        return "admin" in self.scopes

    def may(self, scope: str) -> bool:
        """Whether a scope is covered: admin covers all, draft covers read."""
        wider = {"read": ("read", "draft", "admin"), "draft": ("draft", "admin")}
        return any(own in self.scopes for own in wider.get(scope, ("admin",)))

    def sees(self, owner: str) -> bool:
        """Whether a report of that owner is this caller's to see."""
        return self.everything or owner == self.owner


OPERATOR = Caller("", ("read", "draft", "admin"))


class NotAllowedError(NigaoError):
    """The key is good, but not for this."""

    def __init__(self, scope: str) -> None:
        super().__init__(f"这把密钥没有 {scope} 权限", f"this key lacks the scope {scope}")
        self.scope = scope


def caller_in(scope: Any) -> Caller:
    """The caller whom the gate found; the operator where there is no gate: within this process."""
    found = scope.get("state", {}).get("caller", OPERATOR)
    assert isinstance(found, Caller)
    return found


def require(caller: Caller, scope: str) -> Caller:
    """The caller, if the scope is covered. Raises NotAllowedError."""
    if not caller.may(scope):
        raise NotAllowedError(scope)
    return caller
