"""`python -m eval.planted`: any checker of figures on right texts and planted errors."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from assistant.errors import InputError
from eval.planted.__main__ import main
from eval.planted.cases import Text, generated, read_texts, write_texts
from eval.planted.checkers import answered, nigao, regex

FACTS = ({"id": "a", "label": "改造管网", "value": "38.5", "unit": "公里"},)
LINES = ("改造管网：38.5公里",)
TEXTS = [
    Text("1", "right: unchanged", "改造管网38.5公里。", FACTS, LINES),
    Text("2", "digit", "改造管网39.5公里。", FACTS, LINES, ((4, 8),)),
    Text("3", "digit", "改造管网38.5公里，共39.5公里。", FACTS, LINES, ((4, 8),)),
]
# Flags the first figure of a text, whatever it says.
FIRST = """
import json, re, sys
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked["id"], "flagged": [list(re.search(r"[0-9.]+", asked["text"]).span())]}))
"""


def _program(tmp_path: Path, code: str) -> str:
    file = tmp_path / "checker.py"
    file.write_text(code, "utf-8")
    return f"theirs={shlex.join([sys.executable, str(file)])}"


def test_own_checkers_flag_what_no_fact_supports() -> None:
    assert regex(TEXTS) == {"1": [], "2": [(4, 8)], "3": [(12, 16)]}
    found = nigao(TEXTS)
    assert found["1"] == [] and found["2"][0][0] == 4


def test_a_program_is_a_checker_and_the_table_counts_by_class(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_texts(TEXTS, tmp_path / "texts.jsonl")
    told = ["--cases", str(tmp_path / "texts.jsonl"), "--checker", "regex"]

    assert main([*told, "--checker", _program(tmp_path, FIRST)]) == 0

    rows = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines()]
    assert rows[0] == ["class", "texts", "counted", "regex", "theirs"]
    assert ["right: unchanged", "1", "flagged at all", "0.0 %", "100.0 %"] in rows
    assert ["digit", "2", "flagged where it is wrong", "50.0 %", "100.0 %"] in rows


def test_texts_that_were_written_are_read_back(tmp_path: Path) -> None:
    write_texts(TEXTS, tmp_path / "texts.jsonl")

    assert read_texts(tmp_path / "texts.jsonl") == TEXTS


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit('no licence')", "检查程序没有运行成功.*no licence"),
        ("print('{}')", "检查程序的回答不合格式"),
        ("print('flagged nothing')", "检查程序的回答不合格式"),
        ("""print('{"id": "1", "flagged": []}')""", "检查程序没有全部回答.*2"),
    ],
)
def test_a_program_that_does_not_answer_is_told(tmp_path: Path, code: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        answered(_program(tmp_path, code), TEXTS)


def test_bad_input_is_one_line_and_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "texts.jsonl").write_text('{"id": 1}\n', "utf-8")

    assert main(["--cases", str(tmp_path / "texts.jsonl")]) == 2
    assert main(["--count", "1", "--checker", "nobody"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2 and "不是植入错误的样本" in told[0] and "不认识的检查程序" in told[1]


def test_generated_texts_have_their_error_where_they_say(tmp_path: Path) -> None:
    texts = generated(3)
    kinds = {text.kind for text in texts}

    assert len(kinds) >= 15 and any(kind.startswith("right") for kind in kinds)
    assert all(text.wrong or text.kind.startswith("right") for text in texts)
    assert all(0 <= start < end <= len(text.text) for text in texts for start, end in text.wrong)
    assert all(json.dumps(text.facts) for text in texts)
