"""A user's own file of rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.checks import check
from assistant.checks.listing import listing
from assistant.checks.own_rules import read_wishes
from assistant.errors import InputError
from assistant.settings import settings


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that settings name."""
    path = tmp_path / "rules.yaml"
    monkeypatch.setenv("NIGAO_RULES", str(path))
    settings.cache_clear()
    yield path
    settings.cache_clear()


TEXT = "推进“一网通办”、“一窗受理”,抓好整改。"


def told(text: str) -> list[tuple[str, str]]:
    return [(finding.case, finding.severity) for finding in check(text).findings]


def test_a_case_is_switched_off_and_another_weighs_more(own: Path) -> None:
    own.write_text("quoted-list: off\nhalf-comma: error\n", "utf-8")

    assert told(TEXT) == [("half-comma", "error")]


def test_a_rule_takes_all_its_cases_along_but_for_one_that_is_named(own: Path) -> None:
    own.write_text("punctuation: off\nhalf-comma: info\n", "utf-8")

    assert told(TEXT) == [("half-comma", "info")]


def test_every_rule_can_be_regraded(own: Path) -> None:
    own.write_text("date-impossible: info\n", "utf-8")

    assert [(f.rule, f.severity) for f in check("已于2025年2月30日办结。").findings] == [
        ("date-impossible", "info")
    ]


def test_a_case_that_no_pattern_finds_has_a_name_too(own: Path) -> None:
    own.write_text("unbalanced: off\n", "utf-8")

    assert told("县局（以下简称县局牵头。") == []


def test_the_list_shows_the_grades_as_they_are(own: Path) -> None:
    own.write_text("wording: off\n", "utf-8")

    assert {row.severity for row in listing() if row.rule == "wording"} == {"off"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("half-coma: off", "没有这条规则；实际“half-coma”"),
        ("half-comma: loud", "等级不认识"),
        ("- half-comma", "规则文件应逐行写"),
        ("a: [", "规则文件读不出来"),
    ],
)
def test_a_mistake_in_the_file_is_told_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(text, "utf-8")

    with pytest.raises(InputError) as caught:
        read_wishes(path)
    assert said.partition("；")[0] in caught.value.said.zh
    assert "rules.yaml" in caught.value.said.zh and "\n" not in caught.value.said.zh
