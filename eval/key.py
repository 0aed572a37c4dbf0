"""The key of a result: a hash of all that it depends on, and of nothing else.

A result whose key is in the folder already is not made again. What only changes how long a draft takes, or where it
is kept, is no part of it: another port must not cost a thousand calls.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import assistant
from assistant.brief import Brief
from assistant.settings import Settings, prompts_folder
from eval.scores import SCORES

OWN_PROMPTS = Path(__file__).parent / "prompts"
# Settings that only say where and how: a new one belongs to the key until somebody puts it here. How many sections
# are written at a time is in the key: which way of asking holds is learnt from the first. Kinds are in the brief.
ELSEWHERE = frozenset(
    "model data database kinds rules local_threads host port max_upload_mb openai_api_key drafts_at_once".split()
)
# All rooms that read, write, judge or print; the store and the interfaces stand apart.
_ROOMS = ("brief", "checks", "documents", "drafting", "facts", "figures", "outline", "report", "writers")


def parts(
    case: str, brief: Brief, reference: str | None, system: str, repeat: int, config: Settings
) -> dict[str, Any]:
    """All that a result depends on. Facts and outline are in the brief; a comment in its file is not."""
    return {
        "case": case,
        "brief": brief.model_dump(mode="json"),
        "reference": reference,
        "system": system,
        "files": [files_digest([path], path.parent) for path in named_files(system, config)],
        "repeat": repeat,
        "prompts": prompts_digest(),
        "program": program_digest(),
        "settings": {name: str(value) for name, value in config if name not in ELSEWHERE},
        "scores": {score.name: score.version for score in SCORES},
    }


def key_of(parts: Mapping[str, Any]) -> str:
    """Sixteen hex digits."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def files_digest(files: Iterable[Path], root: Path) -> str:
    """Sixteen hex digits that change with any name or byte of these files."""
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


def named_files(system: str, config: Settings) -> list[Path]:
    """The files that a system or a setting names and that can be read: a script, recorded answers, own rules."""
    head, _, rest = system.partition(":")
    kind = head.rpartition("/")[2]
    named = [Path(rest)] if kind in ("scripted", "recorded") else []
    return [path for path in (*named, config.rules) if path and path.is_file()]


@cache
def prompts_digest() -> str:
    """Of every prompt and kind, those of the baseline systems among them."""
    folders = (prompts_folder(), OWN_PROMPTS)
    return "".join(files_digest(_files(folder), folder)[:8] for folder in folders)


@cache
def checks_digest() -> str:
    """Of the checks: with another rule the same report may score otherwise."""
    return _rooms_digest(("checks", "facts", "figures"))


@cache
def program_digest() -> str:
    """Of the rooms that make a report, and of the systems here."""
    own = Path(__file__).parent / "systems"
    return _rooms_digest(_ROOMS)[:8] + files_digest(_files(own), own)[:8]


def _rooms_digest(rooms: Iterable[str]) -> str:
    package = Path(assistant.__file__).parent
    return files_digest((file for room in rooms for file in _files(package / room)), package)


def _files(folder: Path) -> list[Path]:
    return [f for f in folder.rglob("*") if f.suffix in (".py", ".yaml", ".txt", ".jinja") and f.is_file()]
