"""The optional parts of a machine that some tests need, and whether they are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# What each part is for, as the last lines of a run say it.
PARTS = {
    "chromium": "the page in a real browser",
    "libreoffice": "docx files opened and rendered by an office program",
    "uno": "LibreOffice edited from a program, by a Python that has its bridge (python3-uno)",
    "schema": "docx files against the ECMA-376 schemas; NIGAO_TEST_SCHEMA is a Python with openxml-audit",
    "poppler": "pages of a pdf read back, by pdftotext",
    "postgresql": "runs kept in a database server",
    "curl": "the shell snippet of docs/api.md",
    "node": "the JavaScript snippet of docs/api.md",
    "model": "a local model; NIGAO_TEST_MODEL names its GGUF file",
}

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str | None:
    """The path of a Chromium."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def office() -> str | None:
    """The path of LibreOffice."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def uno() -> str | None:
    """A Python that can speak to LibreOffice: this one, the system's, or the one that comes with the program."""
    program = Path(office() or "").resolve().parent / "python"
    for python in (sys.executable, "/usr/bin/python3", str(program)):
        found = shutil.which(python)
        if (
            found
            and subprocess.run([found, "-c", "import uno"], capture_output=True, check=False).returncode == 0
        ):
            return found
    return None


def schema() -> str | None:
    """The Python of an environment that holds openxml-audit."""
    return shutil.which(os.environ.get("NIGAO_TEST_SCHEMA", ""))


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
    "uno": uno,
    "schema": schema,
    "poppler": poppler,
    "postgresql": postgresql,
    "curl": lambda: shutil.which("curl"),
    "node": lambda: shutil.which("node"),
    "model": model,
}


@cache
def is_present(part: str) -> bool:
    """Whether one of PARTS is on this machine."""
    return FINDERS[part]() is not None
