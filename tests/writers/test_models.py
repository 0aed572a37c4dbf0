"""Choosing a writer by name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.settings import Settings
from assistant.writers.models import FORMS, choose, chosen


def configured(**values: str) -> Settings:
    return Settings.model_validate(values)


@pytest.mark.parametrize(
    ("name", "values", "choice"),
    [
        ("", {}, "composer"),
        ("composer", {"model": "openai:a"}, "composer"),
        ("", {"model": "openai:a"}, "openai:a"),
        ("openai:b", {"model": "openai:a"}, "openai:b"),
        (" openai:b ", {}, "openai:b"),
    ],
)
def test_the_name_given_comes_before_the_setting_and_the_composer_last(
    name: str, values: dict[str, str], choice: str
) -> None:
    assert (chosen(name, configured(**values)).name, chosen(name, configured(**values)).note.en) == (
        choice,
        "",
    )


@pytest.mark.parametrize("values", [{"OPENAI_BASE_URL": "http://h/v1"}, {"OPENAI_API_KEY": "k"}])
def test_an_endpoint_without_a_model_is_not_called_and_the_user_is_told(values: dict[str, str]) -> None:
    choice = chosen("", configured(**values))

    assert choice.name == "composer"
    assert "NIGAO_MODEL" in choice.note.zh and "NIGAO_MODEL" in choice.note.en
    assert choose("", configured(**values)).name == "composer"


@pytest.mark.parametrize(
    "name", ["gpt-4", "openai", "openai:", "composer:", "composer:x", ":x", "local:", "OpenAI:x"]
)
def test_an_unknown_name_is_one_line_with_the_forms(name: str) -> None:
    with pytest.raises(InputError, match="不认识的模型") as caught:
        choose(name)

    assert name in str(caught.value) and FORMS in str(caught.value)


def test_a_model_name_may_hold_colons_and_slashes() -> None:
    assert (
        choose("openai:org/qwen2.5:7b", configured(OPENAI_BASE_URL="http://h/v1")).name
        == "openai:org/qwen2.5:7b"
    )


def test_langchain_is_loaded_only_when_an_endpoint_is_chosen(tmp_path: Path) -> None:
    script = tmp_path / "s.yaml"
    script.write_text("default: {obey: true}", encoding="utf-8")
    code = (
        "import sys; from assistant.writers.models import choose; choose('composer');"
        "light = {m for m in ('jinja2', 'langchain_core', 'openai') if m in sys.modules};"
        f"choose({str(script)!r:s}.join(['scripted:', '']));"
        "print(sorted(light), 'langchain_core' in sys.modules, 'openai' in sys.modules, end=' ');"
        "choose('openai:x'); print('langchain_core' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert shown.split("\n")[0] == "[] False False True"
