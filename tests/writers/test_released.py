"""A released prompt stays as it is, to the byte: every saved draft names its prompts by version and hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from assistant.settings import prompts_folder
from assistant.writers.prompts.prompt import read_prompt

TABLE = Path(__file__).parent.parent / "data" / "writers" / "released.yaml"
RELEASED: dict[str, str] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
FILES = sorted(path.name for path in prompts_folder().glob("*.jinja"))


def wrong(name: str, data: bytes) -> str:
    """What is to be done about a file that is not as it was released; empty where it is."""
    found = hashlib.sha256(data).hexdigest()
    if name not in RELEASED:
        return f"{name} is new: add `{name}: {found}` to {TABLE.name}, and edit it no more"
    if found != RELEASED[name]:
        prompt, language, version, _ = name.split(".")
        following = f"{prompt}.{language}.v{int(version[1:]) + 1}.jinja"
        return f"{name} is released: put it back, make {following} and name that version in CURRENT"
    return ""


@pytest.mark.parametrize("name", FILES)
def test_a_released_prompt_is_as_it_was(name: str) -> None:
    assert wrong(name, (prompts_folder() / name).read_bytes()) == ""


def test_no_released_prompt_is_gone() -> None:
    assert set(RELEASED) <= set(FILES)


def test_the_hash_is_the_one_that_a_draft_keeps() -> None:
    assert read_prompt(prompts_folder() / "section.zh.v1.jinja").hash == RELEASED["section.zh.v1.jinja"]


def test_an_edit_is_told_which_file_to_make_instead() -> None:
    said = wrong("section.zh.v1.jinja", b"{# other #}")
    assert said == (
        "section.zh.v1.jinja is released: put it back, make section.zh.v2.jinja and name that version in CURRENT"
    )
    assert wrong("other.en.v1.jinja", b"").startswith(
        "other.en.v1.jinja is new: add `other.en.v1.jinja: e3b0c442"
    )
