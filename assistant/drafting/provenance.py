"""What a draft was made with: program, rules, prompts."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from assistant import __version__
from assistant.report.findings import Provenance
from assistant.writers.writer import Writer

# Whatever decides what a check finds: the rules, and how figures are read and bound to facts.
_JUDGES = ("checks", "facts", "figures")


def provenance(writer: Writer) -> Provenance:
    """The record for a draft by this writer, once it is written."""
    return Provenance(program=__version__, checks=check_version(), prompts=tuple(writer.prompts_used))


@cache
def check_version() -> str:
    """Twelve hex digits that change with any file of the rooms that judge, so that nobody has to remember to."""
    package = Path(__file__).resolve().parent.parent
    whole = hashlib.sha256()
    for room in _JUDGES:
        for file in sorted((package / room).rglob("*")):
            if file.suffix in (".py", ".yaml", ".txt"):
                whole.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:12]
