"""Bad input: one clear line each, in both languages. The cases are tests/data/reading/bad.yaml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.brief.read import read_brief
from assistant.errors import BriefError, FactsError, InputError, OutlineError
from assistant.facts.read import read_facts
from assistant.outline.read import read_outline

FOLDER = Path("tests/data/reading/bad")
CASES = yaml.safe_load(Path("tests/data/reading/bad.yaml").read_text("utf-8"))
READ: dict[str, Callable[[Path], Any]] = {"facts": read_facts, "outline": read_outline, "brief": read_brief}
ERRORS = {"facts": FactsError, "outline": OutlineError, "brief": InputError}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['read']}-{case['file']}")
def test_bad_input_is_refused_in_one_line_that_names_file_and_place(case: dict[str, Any]) -> None:
    with pytest.raises(ERRORS[case["read"]]) as error:
        READ[case["read"]](FOLDER / case["file"])
    for language in ("zh", "en"):
        line = error.value.said.zh if language == "zh" else error.value.said.en
        assert (FOLDER / case.get("names", case["file"])).as_posix() in line
        for part in case[language]:
            assert part in line
        assert "\n" not in line
        assert "Error" not in line


def test_every_bad_file_has_a_case() -> None:
    helpers = {"one.csv", "two.csv", "outline.yaml"}
    assert {path.name for path in FOLDER.iterdir()} - helpers <= {case["file"] for case in CASES}


def test_an_inline_brief_without_a_file_still_names_the_place() -> None:
    with pytest.raises(BriefError, match=r"提纲“做法”.*立案数"):
        read_brief({"title": "某县报告", "sections": [{"heading": "做法", "facts": ["立案数"]}]})


def test_facts_in_an_inline_brief_are_named_by_their_place_in_the_list() -> None:
    with pytest.raises(FactsError, match=r"facts\[2\].*很多"):
        read_brief(
            {
                "title": "某县报告",
                "facts": [{"id": "a", "value": 1}, {"id": "b", "value": "很多"}],
                "sections": [{"heading": "做法"}],
            }
        )
