"""A model as judge: asked in both orders, silent where it cannot say, and measured against a person's labels."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import AnswerError, InputError
from assistant.interfaces.cli.evaluate import Wanted
from assistant.writers.chat_model import ChatWriter, Reply, Request
from eval.command import run
from eval.judge import Judge, Verdict
from eval.judge import __main__ as command
from eval.judge.agreement import Agreement, agreement, labelled, verdicts
from eval.judge.ask import read
from eval.judge.scoring import FILE


class Reader:
    """A judge's model: says what `choose` makes of the two versions."""

    name = "openai:judge"

    def __init__(self, choose: Callable[[str, str], str]) -> None:
        self.choose, self.sent = choose, list[str]()

    async def answer(self, request: Request) -> Reply:
        self.sent.append(request.text)
        zh = "甲：\n" in request.text
        begin, middle, end = (
            ("甲：\n", "\n\n乙：\n", "\n\n哪一种") if zh else ("A:\n", "\n\nB:\n", "\n\nWhich one")
        )
        first, _, second = request.text.partition(begin)[2].partition(end)[0].partition(middle)
        said = self.choose(first.strip(), second.strip())
        return Reply(said if zh else {"甲": "A", "乙": "B", "同": "SAME"}.get(said, said))

    async def close(self) -> None:
        pass


def longer(first: str, second: str) -> str:
    return "同" if len(first) == len(second) else "甲" if len(first) > len(second) else "乙"


def failing(first: str, second: str) -> str:
    raise AnswerError("拒答", "refused")


def _found(choose: Callable[[str, str], str]) -> list[Verdict]:
    return asyncio.run(verdicts(Judge(Reader(choose)), labelled()))


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("甲", "a"), ("乙。", "b"), ("同", "same"), ("两者相同", "same"), ("B", "b"), ("Same.", "same"), ("答：甲", "a"),
        ("<think>甲好，乙不好</think>乙", "b"), ("疑", None), ("无法判断", None), ("甲比乙好", None), ("", None), ("unsure", None),
        ("Because of that", None),
    ],
)  # fmt: skip
def test_an_answer_is_read_tolerantly_and_never_guessed(answer: str, verdict: Verdict) -> None:
    assert read(answer) == verdict


def test_a_judge_that_turns_with_the_order_could_not_judge() -> None:
    assert set(_found(lambda first, second: "甲")) == {None}
    assert set(_found(failing)) == {None}
    assert {"a", "b"} <= set(_found(longer)) and None not in _found(longer)


def test_agreement_counts_what_could_not_be_judged_and_leaves_it_out() -> None:
    pairs = labelled()[:4]
    own: list[Verdict] = [pair.better for pair in pairs]  # type: ignore[misc]

    assert agreement(pairs, own) == Agreement(4, 4, 4, 1.0)
    half = agreement(pairs, [own[0], own[1], None, "same"])
    assert (half.judged, half.agreed, half.unjudged) == (3, 2, 1)
    assert agreement(pairs, [None] * 4) == Agreement(4, 0, 0, None)


def test_the_labelled_pairs_are_of_both_languages_and_every_label() -> None:
    pairs = labelled()

    assert len(pairs) >= 30
    assert {pair.language for pair in pairs} == {"zh", "en"}
    assert {pair.better for pair in pairs} == {"a", "b", "same"}
    assert len({pair.a for pair in pairs} | {pair.b for pair in pairs}) == 2 * len(pairs)
    # Neither the first nor the longer one is right as a rule: such a judge agrees with a person little more than by chance.
    assert (agreement(pairs, _found(longer)).kappa or 0) < 0.4


@pytest.fixture
def judging(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader(longer)
    monkeypatch.setattr(command, "choose", lambda name, config: ChatWriter(reader))
    return reader


def test_the_command_prints_agreement_and_asks_nothing_twice(
    judging: Reader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep = tmp_path / "answers.jsonl"

    assert command.main(["openai:judge", "--keep", str(keep)]) == 0
    asked, first = len(judging.sent), capsys.readouterr().out
    assert command.main(["openai:judge", "--keep", str(keep)]) == 0

    assert len(judging.sent) == asked == 60 and capsys.readouterr().out == first
    assert "30 对中能判断 30 对" in first and "无法判断 0 对" in first


def test_sections_are_compared_with_the_sample_s_and_the_marks_kept_apart_from_the_results(
    cases: Path, tmp_path: Path, script: str, judging: Reader
) -> None:
    out = tmp_path / "out"
    wanted = Wanted((cases,), ("composer", f"no-slots/{script}"), out, judge="openai:judge")
    run(wanted)
    lines = [json.loads(line) for line in (out / FILE).read_text("utf-8").splitlines()]
    asked = len(judging.sent)
    run(wanted)

    assert [(line["good"], line["judged"], line["unjudged"]) for line in lines] == [(0, 1, 0), (1, 1, 0)]
    assert len(judging.sent) == asked > 0, "what was judged is not judged again"
    assert "judge" not in (out / "results.jsonl").read_text("utf-8")
    page = (out / "report.html").read_text("utf-8")
    assert "评判不逊样稿" in page and "未能评判" in page


def test_a_judge_never_sees_a_sensitive_value(cases: Path, tmp_path: Path, judging: Reader) -> None:
    brief = cases / "b" / "brief.yaml"
    brief.write_text(brief.read_text("utf-8").replace("unit: 公里", "unit: 公里, sensitive: true"), "utf-8")
    (cases / "b" / "reference.md").write_text(
        "# 供水情况报告\n\n## 一、做法\n\n今年共改造管网38.5公里。\n", "utf-8"
    )
    run(Wanted((cases / "b",), output=tmp_path / "out", judge="openai:judge"))

    assert judging.sent and not any("38.5" in sent for sent in judging.sent)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [(Wanted(judge="openai:m"), "--judge 要有 -o"), (Wanted(judge="composer"), "--judge 要有 -o")],
)
def test_a_judge_without_a_folder_is_bad_input(wanted: Wanted, said: str) -> None:
    with pytest.raises(InputError, match=said):
        run(wanted)


def test_a_composer_is_no_judge(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["composer"]) == 2
    assert "评判要有模型" in capsys.readouterr().err
