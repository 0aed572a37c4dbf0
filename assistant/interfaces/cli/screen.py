"""What goes where: results to stdout, everything else to stderr, each in the user's language."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

import typer

from assistant.language import Said, user_language

if TYPE_CHECKING:
    from rich.console import Console

# What a document may hold and a terminal would obey; tab and line break stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WIDTH_OF_A_FILE = 120


def told(zh: str, en: str) -> str:
    """The one of two texts that the person at this machine reads."""
    return Said(zh, en).in_(user_language())


def out(text: str) -> None:
    """A result, as it is, to stdout."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def out_json(data: Any) -> None:
    """One JSON value to stdout, indented by two."""
    out(json.dumps(data, ensure_ascii=False, indent=2))


def shown(text: str, colour: str = "") -> None:
    """A line of a result for people, coloured on a terminal."""
    styled = typer.style(plain(text), fg=colour) if colour else plain(text)
    typer.echo(styled, color=False if os.environ.get("NO_COLOR") else None)


def note(text: str) -> None:
    """A line beside the result: to stderr."""
    typer.echo(plain(text), err=True)


def plain(text: str) -> str:
    """The text without the characters that steer a terminal."""
    return _CONTROL.sub("", text)


def console(*, stderr: bool) -> Console:
    """Rich's console, which takes the texts of documents for what they are: no markup, no emoji codes."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    known = stream.isatty() or os.environ.get("COLUMNS")
    return Console(
        stderr=stderr, width=None if known else _WIDTH_OF_A_FILE, markup=False, emoji=False, highlight=False
    )
