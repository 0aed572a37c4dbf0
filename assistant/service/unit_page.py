"""The unit's own page that somebody uploaded: kept in the data folder for whoever brought it, used for every export."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.settings import settings

if TYPE_CHECKING:
    from assistant.documents.word.template import Template

_FOLDER = "templates"


def keep_template(owner: str, file: Path) -> Template:
    """Keeps a copy of the docx as the owner's template, in the place of an earlier one.

    Raises DocumentError for one that cannot be a template, without the name of the file; nothing has changed then.
    """
    from assistant.documents import open_template

    try:
        open_template(file)
    except InputError as error:
        # Where an upload lies for a moment is no business of who sent it.
        raise type(error)(
            error.bare.zh, error.bare.en, place=error.place, found=error.found, expected=error.expected
        ) from None
    _write(_file(owner), file.read_bytes())
    return open_template(_file(owner))


def kept_template(owner: str) -> Template | None:
    """The template that the owner keeps, None where there is none. Raises DocumentError when it was damaged since."""
    from assistant.documents import open_template

    file = _file(owner)
    return open_template(file) if file.is_file() else None


def forget_template(owner: str) -> None:
    _file(owner).unlink(missing_ok=True)


def _file(owner: str) -> Path:
    # An owner's name may hold anything; a digest of it is a name for a file everywhere.
    return settings().data / _FOLDER / f"{hashlib.sha256(owner.encode()).hexdigest()[:32]}.docx"


def _write(file: Path, data: bytes) -> None:
    """Written under another name first, readable by the operator alone: a template may hold a unit's seal."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(data)
    temporary.replace(file)
