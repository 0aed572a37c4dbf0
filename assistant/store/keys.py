"""Keys of callers: who holds one, what it opens, and whether it still does. The token itself is kept nowhere."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from sqlalchemy import Engine, insert, select, update

from assistant.errors import InputError
from assistant.store.tables import KEYS

Scope = Literal["read", "draft", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
_MARK = "ng_"


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `scopes` is what it may; `per_minute` and `max_mb` are limits of its own, 0 for those of the settings."""

    id: str
    owner: str
    scopes: tuple[str, ...]
    note: str = ""
    per_minute: int = 0
    max_mb: int = 0
    created: str = ""
    revoked: str = ""


class Keys:
    """The keys of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(
        self, owner: str, scopes: Collection[str], *, note: str = "", per_minute: int = 0, max_mb: int = 0
    ) -> tuple[Key, str]:
        """A new key, and its token: 256 random bits that are shown now and never again.

        Only their SHA-256 is kept: nobody guesses 256 bits, so a slow hash would add nothing. Raises InputError for
        an owner without a name, and for a scope that there is not.
        """
        owner, unknown = owner.strip(), [scope for scope in scopes if scope not in SCOPES]
        if not owner or len(owner) > 100 or not owner.isprintable():
            raise InputError("密钥要有持有人", "a key needs an owner", found=owner, expected="1–100")
        if unknown or not scopes:
            raise InputError(
                "没有这种权限", "no such scope", found=" ".join(unknown), expected=" / ".join(SCOPES)
            )
        token = _MARK + secrets.token_urlsafe(32)
        ordered = tuple(scope for scope in SCOPES if scope in scopes)
        key = Key(secrets.token_hex(4), owner, ordered, note[:200], per_minute, max_mb, _now())
        row = {name: getattr(key, name) for name in Key.__slots__}
        row |= {"scopes": " ".join(ordered), "hash": _hash(token)}
        with self._engine.begin() as connection:
            connection.execute(insert(KEYS).values(row))
        return key, token

    def find(self, token: str) -> Key | None:
        """The key of a token, unless it was revoked or never was one."""
        if not token.startswith(_MARK) or len(token) > 100:
            return None
        wanted = select(KEYS).where(KEYS.c.hash == _hash(token), KEYS.c.revoked == "")
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        return _key(row) if row else None

    def list(self) -> list[Key]:
        """Every key that ever was, the oldest first."""
        with self._engine.connect() as connection:
            return [_key(row) for row in connection.execute(select(KEYS).order_by(KEYS.c.created, KEYS.c.id))]

    def any(self) -> bool:
        """Whether some key opens something."""
        with self._engine.connect() as connection:
            return (
                connection.execute(select(KEYS.c.id).where(KEYS.c.revoked == "").limit(1)).first() is not None
            )

    def revoke(self, name: str) -> Key:
        """The key of that id, which opens nothing from now on. Raises InputError when there is none."""
        with self._engine.begin() as connection:
            connection.execute(
                update(KEYS).where(KEYS.c.id == name, KEYS.c.revoked == "").values(revoked=_now())
            )
            row = connection.execute(select(KEYS).where(KEYS.c.id == name)).first()
        if row is None:
            raise InputError("没有这把密钥", "no such key", found=name, expected="nigao keys list")
        return _key(row)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "backslashreplace")).hexdigest()


def _key(row: Any) -> Key:
    told = {name: getattr(row, name) for name in Key.__slots__}
    return Key(**told | {"scopes": tuple(row.scopes.split())})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
