"""A file that a caller sends: for the time of one request on this machine, under a name of ours."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import UploadFile

from assistant.errors import InputError

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}\Z")


@contextmanager
def uploaded(sent: UploadFile) -> Iterator[Path]:
    """Where the file is meanwhile, with the suffix that it came with.

    What is wrong with it is said without the name: ours is no business of the caller's, theirs may tell of people.
    """
    suffix = Path(sent.filename or "").suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sent{suffix if _SUFFIX.match(suffix) else ''}"
        path.write_bytes(sent.file.read())
        try:
            yield path
        except InputError as error:
            raise type(error)(
                error.bare.zh, error.bare.en, place=error.place, found=error.found, expected=error.expected
            ) from None
