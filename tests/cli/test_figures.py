"""`nigao figures`: a table, JSON, and JSON Lines that stream."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Nigao = Callable[..., Ran]
TEXT = "全年检查企业1284家次，投入近1.2亿元，培训XX人次，落实“三会一课”。"


def test_a_table_shows_figures_what_is_none_and_gaps_from_left_to_right(nigao: Nigao) -> None:
    ran = nigao("figures", stdin=TEXT.encode())

    rows = [line.split()[1:] for line in ran.out.splitlines()[3:] if line.strip()]
    assert ran.code == 0
    assert rows[:2] == [["1284家次", "1284", "家次", "count"], ["近1.2亿元", "120000000", "元", "money"]]
    assert [row[0] for row in rows[2:]] == ["XX人次", "三会一课"]


def test_json_is_the_answer_of_the_library(nigao: Nigao, tmp_path: Path) -> None:
    from assistant import find_figures

    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")

    assert json.loads(nigao("figures", file, "--json").out) == find_figures(TEXT.strip()).as_dict()


def test_json_lines_answer_line_by_line_with_the_id_as_it_came(nigao: Nigao) -> None:
    lines = [
        {"id": "a", "text": TEXT},
        {"id": 7, "text": "revenue rose 12.5% to $3 million", "language": "en"},
        {"id": None, "text": ""},
    ]

    ran = nigao("figures", "--jsonl", stdin="\n\n".join(map(json.dumps, lines)).encode())

    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [answer["id"] for answer in answers] == ["a", 7, None]
    assert all(list(answer) == ["id", "figures", "non_figures", "placeholders"] for answer in answers)
    assert [figure["unit"] for figure in answers[1]["figures"]] == ["%", "USD"]
    assert "家次" in ran.out, "Chinese stays readable"


def test_the_language_of_the_command_holds_for_lines_without_their_own(nigao: Nigao) -> None:
    line = json.dumps({"id": 1, "text": "two thirds of staff"}).encode()

    english = json.loads(nigao("figures", "--jsonl", "--language", "en", stdin=line).out)

    assert [figure["text"] for figure in english["figures"]] == ["two thirds"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", '第2行：读不懂；读到“{”；应为{"id": …, "text": "…"}'),
        (b'{"id": 1}', "第2行"),
        (b'{"text": "1"}', "第2行"),
        (b'[1, "a"]', "第2行"),
        (b'{"id": 1, "text": 5}', "第2行"),
        (b'{"id": 1, "text": "1", "language": "fr"}', "fr"),
        (b'{"id": 1, "text": "\xff"}', "应为UTF-8"),
        (b"[" * 100_000, "第2行"),
    ],
    ids=["no JSON", "no text", "no id", "no mapping", "text no text", "language", "encoding", "depth"],
)
def test_a_bad_line_ends_with_2_and_its_number_after_the_lines_before_it(
    nigao: Nigao, line: bytes, said: str
) -> None:
    ran = nigao("figures", "--jsonl", stdin=b'{"id": "good", "text": "5\xe4\xba\xba"}\n' + line + b"\n")

    assert ran.code == 2
    assert [json.loads(answer)["id"] for answer in ran.out.splitlines()] == ["good"]
    assert said in ran.err and ran.err.count("\n") == 1


def test_a_lone_surrogate_stays_valid_json(nigao: Nigao) -> None:
    ran = nigao("figures", "--jsonl", stdin=b'{"id": "\\ud800", "text": "5%"}')

    assert ran.code == 0
    assert json.loads(ran.out)["id"] == "\ud800"


def test_each_answer_comes_before_the_next_question(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from assistant.interfaces.cli import main; main()",
        "figures",
        "--jsonl",
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path) as talk:
        assert talk.stdin and talk.stdout
        for number in range(3):
            talk.stdin.write(json.dumps({"id": number, "text": f"{number}人"}).encode() + b"\n")
            talk.stdin.flush()
            assert json.loads(talk.stdout.readline())["id"] == number
        talk.stdin.close()
        assert talk.wait(10) == 0
