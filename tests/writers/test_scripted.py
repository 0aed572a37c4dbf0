"""The scripted model: the same prompts and the same reading as an endpoint, with answers from a file."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from assistant.errors import AnswerError, EndpointError, InputError, NigaoError
from assistant.figures.slots import find_slots
from assistant.report.findings import Finding, Usage
from assistant.report.render import render
from assistant.writers.scripted import Script, ScriptedWriter, read_script
from tests.writers import desk


def scripted(**script: object) -> ScriptedWriter:
    return ScriptedWriter(Script.model_validate(script))


def written(writer: ScriptedWriter, section: str = "1.1") -> str:
    return asyncio.run(writer.write(desk.task(section))).source


def test_sections_come_first_then_the_order_of_calls_then_the_default() -> None:
    writer = scripted(sections={"1.1": ["甲甲", "乙乙"]}, answers=["丙丙"], default="丁丁")

    assert [written(writer, section) for section in ("2", "1.1", "1.1", "1.1")] == [
        "丙丙",
        "甲甲",
        "乙乙",
        "丁丁",
    ]


def test_a_script_without_a_default_comes_to_its_end() -> None:
    with pytest.raises(AnswerError, match=r"脚本里没有 1\.1 的回答了"):
        written(scripted(answers=[]))


def test_the_history_holds_the_full_text_of_every_request() -> None:
    writer = scripted(default={"obey": True})
    written(writer)
    asyncio.run(writer.revise(desk.task("1.2"), "查[[隐患数]]。", [Finding(rule="length")], "短些"))

    first, second = writer.history
    assert [(r.purpose, r.task.id) for r in writer.history] == [("write", "1.1"), ("revise", "1.2")]
    assert first.messages[0].role == "system" and first.messages[0] == second.messages[0]
    assert "聚焦责任落实" in first.text and "查[[隐患数]]。" in second.text and "短些" in second.text
    assert {prompt.name for prompt in writer.prompts_used} == {
        "report",
        "example",
        "requirements",
        "section",
        "revise",
    }


def test_an_answer_goes_through_the_same_reading() -> None:
    assert (
        written(scripted(default="<think>x</think>好的，正文如下：\n检查企业1234家。"))
        == "检查企业[[检查企业数]]。"
    )


@pytest.mark.parametrize(
    ("fault", "error", "told"),
    [
        ("timeout", EndpointError, "限定时间"),
        ("unreachable", EndpointError, "连不上"),
        ("drop", EndpointError, "中断"),
        ("401", EndpointError, "401"),
        ("404", EndpointError, "404"),
        ("429", EndpointError, "429"),
        ("500", EndpointError, "5xx"),
        ("refused", AnswerError, "拒绝"),
        ("empty", AnswerError, "空的"),
        ("malformed", AnswerError, "不合格式"),
    ],
)
def test_faults_are_those_of_an_endpoint(fault: str, error: type[NigaoError], told: str) -> None:
    with pytest.raises(error, match=told):
        written(scripted(default={"fault": fault}))


@pytest.mark.parametrize("section", ["1.1", "1.2", "2", "opening"])
def test_an_obedient_answer_holds_what_the_task_requires(section: str) -> None:
    task = desk.task(section)
    source = written(scripted(default={"obey": True}), section)

    assert sorted(slot.expression for slot in find_slots(source)) == sorted(task.facts)
    assert all(words in render(source, task.brief.facts).text for words in task.passage.phrases)
    assert all(point in source for point in task.passage.points)
    assert written(scripted(default={"obey": True}), section) == source


def test_an_obedient_enumeration_counts_up() -> None:
    assert written(scripted(default={"obey": True}), "2") == "一是力量不足；二是经费紧张。"


def test_tokens_are_counted_also_for_answers_of_no_use() -> None:
    line = {"text": "", "input_tokens": 10, "output_tokens": 2}
    writer = scripted(answers=[line, {"text": "甲甲", "input_tokens": 5, "output_tokens": 1}])
    with pytest.raises(AnswerError):
        written(writer)
    written(writer)

    assert writer.spent.model_copy(update={"seconds": 0.0}) == Usage(
        calls=2, input_tokens=15, output_tokens=3
    )


def test_a_cut_off_answer_is_continued_through_the_script() -> None:
    writer = scripted(sections={"1.1": [{"text": "层层压实", "finish": "length"}, "责任。"]})

    assert written(writer) == "层层压实责任。"
    assert [request.purpose for request in writer.history] == ["write", "continue"]


def test_a_delay_holds_up_its_own_call_only() -> None:
    writer = scripted(sections={"1.1": {"text": "慢慢", "delay": 0.2}}, default="快快")

    async def order() -> list[str]:
        done: list[str] = []

        async def one(section: str) -> None:
            done.append((await writer.write(desk.task(section))).source)

        await asyncio.gather(one("1.1"), one("1.2"))
        return done

    assert asyncio.run(order()) == ["快快", "慢慢"]


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_script_is_read_from_yaml_and_json(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"model.{suffix}"
    path.write_text(json.dumps({"sections": {"1.1": "检查企业。", "2": [{"obey": True}]}}), encoding="utf-8")
    writer = ScriptedWriter.from_file(path)

    assert writer.name == f"scripted:model.{suffix}"
    assert written(writer) == "检查企业。"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "没有回答"),
        ("- a", "没有回答"),
        ("a: [", "不是 YAML"),
        ("anwsers: [a]", "读到“anwsers”；应为answers"),
        ("default: {falt: timeout}", "读到“falt”；应为fault"),
        ("default: {fault: sleepy}", "读到“sleepy”"),
        ("default: {}", "exactly one of text, fault, obey"),
        ("default: {text: a, obey: true}", "exactly one of text, fault, obey"),
        ("sections: [a]", "sections"),
        ("sections: {1.1: {delay: -1, text: a}}", "delay"),
    ],
)
def test_a_script_that_is_wrong_says_where(content: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_script(path)

    assert told in str(caught.value) and str(path) in str(caught.value)


def test_a_script_that_is_not_there_says_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError, match="脚本读不出来"):
            read_script(path)
