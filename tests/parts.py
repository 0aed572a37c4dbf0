"""The optional parts of a machine that some tests need, and whether they are there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# What each part is for, as the last lines of a run say it.
PARTS = {
    "chromium": "the page in a real browser",
    "libreoffice": "docx files opened and rendered by an office program",
    "poppler": "pages of a pdf read back, by pdftotext",
    "postgresql": "runs kept in a database server",
    "model": "a local model; NIGAO_TEST_MODEL names its GGUF file",
}

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str | None:
    """The path of a Chromium."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def office() -> str | None:
    """The path of LibreOffice."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def poppler() -> str | None:
    """The path of the program that says where each word of a pdf stands."""
    return shutil.which("pdftotext")


def postgresql() -> Path | None:
    """The folder of PostgreSQL's server programs; Debian keeps them off the PATH, newest version last."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return debian[-1].parent if debian else None


def model() -> Path | None:
    """The GGUF file that NIGAO_TEST_MODEL names, where the engine for it is installed."""
    file = Path(os.environ.get("NIGAO_TEST_MODEL", ""))
    return file if file.is_file() and find_spec("xllamacpp") else None


FINDERS: dict[str, Callable[[], object]] = {
    "chromium": browser,
    "libreoffice": office,
    "poppler": poppler,
    "postgresql": postgresql,
    "model": model,
}


@cache
def is_present(part: str) -> bool:
    """Whether one of PARTS is on this machine."""
    return FINDERS[part]() is not None
