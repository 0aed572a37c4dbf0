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
from eval.names import model_of
from eval.scores import SCORES

OWN_PROMPTS = Path(__file__).parent / "prompts"
# Settings that only say where and how: a new one belongs to the key until somebody puts it here. How many sections
# are written at a time is in the key: which way of asking holds is learnt from the first. Kinds are in the brief.
ELSEWHERE = frozenset(
    "model data database kinds rules local_threads host port max_upload_mb openai_api_key drafts_at_once"
    " calls_per_minute keys_required requests_per_minute drafts_per_minute streams body_seconds processes cors hosts"
    " log endpoints prices".split()
)
# What shapes a single call beside its messages, by the kind of model.
_ENDPOINT = {
    "openai": ("openai_base_url", "named_endpoint", "grammar"),
    "local": ("local_grammar", "local_context"),
}
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
        "asked_of": asked_of(model_of(system), config),
        "repeat": repeat,
        "prompts": prompts_digest(),
        "program": program_digest(),
        "settings": _settings(config),
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


def _settings(config: Settings) -> dict[str, str]:
    """Those that matter. A price matters where a report may not cost more than so much, and nowhere else."""
    prices = () if config.max_cost else ("price_input", "price_output")
    return {name: str(value) for name, value in config if name not in ELSEWHERE and name not in prices}


def asked_of(model: str, config: Settings) -> str:
    """Eight hex digits of what answers beside the model's name: its address, its file, how it is called; else empty.

    An answer is not that of another endpoint, nor of another file of the same name.
    """
    kind, _, rest = model.partition(":")
    if kind not in _ENDPOINT:
        return ""
    whole = hashlib.sha256()
    for name in _ENDPOINT[kind]:
        whole.update(f"{name}={getattr(config, name, '')}\0".encode())
    if kind == "local":
        whole.update(_ends(Path(rest)).encode())
    return whole.hexdigest()[:8]


def _ends(file: Path) -> str:
    """Size and both ends of a file that is too large to read whole; empty where there is none."""
    if not file.is_file():
        return ""
    size, part = file.stat().st_size, 1 << 20
    with file.open("rb") as data:
        ends = data.read(part)
        data.seek(max(0, size - part))
        ends += data.read(part)
    return f"{size} {hashlib.sha256(ends).hexdigest()}"


def named_files(system: str, config: Settings) -> list[Path]:
    """The files that a system or a setting names and that can be read: a script, recorded answers, own rules."""
    kind, _, rest = model_of(system).partition(":")
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
