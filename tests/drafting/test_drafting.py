"""Drafting end to end with no model, and what happens when a model fails."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from assistant import __version__
from assistant.brief import Brief, Task
from assistant.drafting.plan import plan
from assistant.drafting.workflow import draft, revise_section
from assistant.errors import AnswerError, EndpointError, InputError, ModelError
from assistant.facts.sheet import FactSheet
from assistant.outline.model import Passage, make_outline
from assistant.report.events import Event
from assistant.report.findings import Finding, Usage
from assistant.report.model import Report
from assistant.report.saved import from_json, to_json
from assistant.writers.composer import ComposerWriter, compose
from assistant.writers.prompts import load_prompt
from assistant.writers.scripted import Script, ScriptedWriter
from assistant.writers.writer import Answer, Unplaced, Way
from tests.generated import briefs


class Scribe:
    """A writer that says what a test wants, section by section."""

    name = "scribe"
    first_way: Way = "write"
    prompts_used = ()

    def __init__(
        self,
        answers: dict[str, Any],
        revisions: dict[str, Any] | None = None,
        polished: dict[str, Any] | None = None,
    ) -> None:
        self.answers, self.revisions, self.polished = answers, revisions or {}, polished or {}
        self.asked: list[str] = []
        self.places: dict[str, str] = {}
        self.spent = Usage()

    async def write(self, task: Task, written: Sequence[tuple[str, str]] = ()) -> Answer:
        self.asked.append(f"write {task.id}")
        return self._answer(self.answers, task)

    async def place(self, brief: Brief, unplaced: Sequence[Unplaced]) -> Mapping[str, str]:
        self.asked.append("place")
        return self.places

    async def polish(self, task: Task, draft: str, again: int = 0) -> Answer:
        self.asked.append(f"polish {task.id}")
        return self._answer(self.polished, task)

    async def revise(
        self, task: Task, source: str, findings: Sequence[Finding], instruction: str = ""
    ) -> Answer:
        self.asked.append(f"revise {task.id}")
        return self._answer(self.revisions, task)

    async def close(self) -> None:
        return None

    def _answer(self, answers: dict[str, Any], task: Task) -> Answer:
        answer = answers.get(task.id, compose(task))
        if isinstance(answer, EndpointError):
            raise answer
        self.spent = self.spent.plus(Usage(calls=1))
        if isinstance(answer, ModelError):
            raise answer
        return Answer(answer)


def brief() -> Brief:
    return Brief(
        title="青禾县工作报告",
        facts=FactSheet.of(
            [
                {"id": "企业", "label": "检查企业数", "value": 1234, "unit": "家"},
                {"id": "隐患", "label": "发现隐患数", "value": 176, "unit": "处"},
                {"id": "资金", "label": "投入资金", "unit": "万元"},
            ]
        ),
        outline=make_outline(
            [
                {"heading": "做法", "facts": ["企业"], "points": ["加强督查"]},
                {"heading": "成效", "facts": ["隐患", "资金"]},
                {"heading": "打算", "points": ["健全机制"], "required": False},
            ]
        ),
    )


def drafted(writer: Any, one: Brief | None = None, **options: Any) -> Report:
    return asyncio.run(draft(one or brief(), writer, **options))


def rules(report: Report, severity: str = "") -> list[str]:
    return [f.rule for f in report.findings if severity in ("", f.severity)]


@settings(max_examples=200)
@given(briefs())
def test_every_generated_brief_is_drafted_whole_and_without_an_error(one: Brief) -> None:
    report = drafted(ComposerWriter(), one)
    assert [f for f in report.findings if f.severity == "error"] == []
    assert report.coverage.headings.missing == () and report.coverage.figures.missing == ()
    assert report.coverage.headings.present == report.coverage.headings.required
    assert from_json(to_json(report)) == report


def test_a_gap_is_listed_and_is_no_error() -> None:
    report = drafted(ComposerWriter())
    assert rules(report, "error") == [] and "placeholder-left" in rules(report, "warning")
    assert to_json(report)["gaps"] == ["资金"]


def test_a_model_that_keeps_to_its_slots_is_left_alone() -> None:
    writer = Scribe({"1": "全县加强督查，共检查企业[[企业]]。"})
    report = drafted(writer)
    assert report.sections[0].source == "全县加强督查，共检查企业[[企业]]。"
    assert report.sections[0].written_by == "scribe" and "revise 1" not in writer.asked


def test_an_invented_figure_is_sent_back_and_the_revision_taken() -> None:
    writer = Scribe(
        {"1": "加强督查，检查企业[[企业]]，出动人员873人次。"}, {"1": "加强督查，检查企业[[企业]]。"}
    )
    report = drafted(writer)
    assert report.sections[0].source == "加强督查，检查企业[[企业]]。"
    assert writer.asked.count("revise 1") == 1


def test_what_writing_cannot_do_polishing_may() -> None:
    bad = "加强督查，出动人员873人次。"
    writer = Scribe({"1": bad}, {"1": bad}, {"1": "全县加强督查，共检查企业[[企业]]。"})
    report = drafted(writer)
    assert report.sections[0].source == "全县加强督查，共检查企业[[企业]]。"
    assert (report.sections[0].written_by, report.sections[0].way) == ("scribe", "polish")
    assert rules(report, "error") == [] and "section-composed" not in rules(report)


def test_an_invented_figure_goes_out_with_its_clause_and_what_is_missing_comes_in() -> None:
    bad = "全县持续加强安全生产督查检查，层层压实责任，出动人员873人次。"
    report = drafted(Scribe({"1": bad}, {"1": bad}, {"1": bad}))
    section = report.sections[0]
    assert section.source == "全县持续加强安全生产督查检查，层层压实责任。检查企业[[企业]]。"
    assert section.way == "mend" and rules(report, "error") == []
    said = next(f.message for f in report.findings if f.rule == "section-mended")
    assert "1处" in said and "企业" in said


def test_what_cannot_be_mended_is_the_composers_and_said_so() -> None:
    bad = "出动人员873人次，投入三百万元，产值翻一番。"
    report = drafted(Scribe({"1": bad}, {"1": bad}, {"1": bad}))
    assert (report.sections[0].written_by, report.sections[0].way) == ("composer", "compose")
    assert "section-composed" in rules(report, "warning") and rules(report, "error") == []


def test_an_unusable_answer_loses_only_its_own_section() -> None:
    empty = AnswerError("空", "empty")
    report = drafted(Scribe({"2": empty}, polished={"2": empty}))
    assert [s.written_by for s in report.sections] == ["scribe", "composer", "scribe"]


def test_a_slot_in_a_clause_of_another_fact_is_sent_back() -> None:
    swapped = "发现隐患[[企业]]，投入资金[[资金]]，经核查[[隐患]]。"
    writer = Scribe({"2": swapped}, {"2": "发现隐患[[隐患]]，投入资金[[资金]]。"})
    report = drafted(writer)
    assert report.sections[1].source == "发现隐患[[隐患]]，投入资金[[资金]]。"
    assert "revise 2" in writer.asked


@pytest.mark.parametrize(
    "invented",
    [
        "涉及人员约三成",
        "任务量翻一番",
        "完成三百二十一户",
        "检查企业1234家次",
        "投入资金[[不存在]]",
        "隐患占比[[share(隐患, 企业)]]",
        "The county inspected many firms and the situation improved in every respect this year",
    ],
)
def test_no_invention_of_a_model_stays_however_often_it_comes_back(invented: str) -> None:
    bad = f"全县持续加强督查检查，检查企业[[企业]]，{invented}。"
    report = drafted(Scribe({"1": bad}, {"1": bad}, {"1": bad}))
    assert invented not in report.sections[0].source
    assert "[[企业]]" in report.sections[0].source and rules(report, "error") == []


def test_a_sensitive_fact_that_was_not_asked_for_is_taken_out() -> None:
    one = Brief(
        title="报告",
        facts=FactSheet.of(
            [
                {"id": "罚款", "label": "罚款总额", "value": 5, "unit": "万元", "sensitive": True},
                {"id": "企业"},
            ]
        ),
        outline=make_outline(
            [{"heading": "执法", "facts": ["企业"]}, {"heading": "罚款", "facts": ["罚款"]}]
        ),
    )
    bad = "执法检查有力有序推进，涉及企业[[企业]]，罚款总额[[罚款]]。"
    report = drafted(Scribe({"1": bad}, {"1": bad}, {"1": bad}), one)
    assert report.sections[0].source == "执法检查有力有序推进，涉及企业[[企业]]。"


def test_revisions_stop_after_the_rounds_and_when_nothing_changes() -> None:
    bad = "出动人员873人次。"
    same = Scribe({"1": bad}, {"1": bad})
    drafted(same, rounds=3)
    assert same.asked.count("revise 1") == 1


def test_a_sentence_that_two_sections_say_stands_in_the_first_alone() -> None:
    said = "各级各部门牢固树立安全发展理念并层层压实监管责任。"
    report = drafted(Scribe({"1": f"{said}检查企业[[企业]]。", "3": f"{said}健全机制。"}))
    assert report.sections[0].source.startswith(said) and report.sections[2].source == "健全机制。"
    assert "section-mended" in rules(report) and "repetition" not in rules(report)


def test_the_lead_is_written_last_and_sees_the_sections() -> None:
    seen: list[Any] = []

    class Watcher(Scribe):
        async def write(self, task: Task, written: Sequence[tuple[str, str]] = ()) -> Answer:
            seen.append((task.id, list(written)))
            return await super().write(task, written)

    one = brief().model_copy(update={"opening": Passage(points=("总体平稳",))})
    drafted(Watcher({}), one)
    assert [name for name, _ in seen] == ["1", "2", "3", "opening"]
    assert seen[-1][1][0] == ("做法", compose(plan(one).tasks[1])) and seen[0][1] == []


def test_after_two_sections_that_writing_lost_the_rest_is_polished_from_the_start() -> None:
    bad = "出动人员873人次。"
    writer = Scribe({"1": bad, "2": bad, "3": bad}, {"1": bad, "2": bad})
    drafted(writer, side_by_side=1)
    assert "write 2" in writer.asked and "write 3" not in writer.asked and "polish 3" in writer.asked


def test_the_way_can_be_set() -> None:
    writer = Scribe({})
    drafted(writer, way="polish", rounds=0)
    assert writer.asked == ["polish 1", "polish 2", "polish 3"]


def test_the_report_keeps_program_rules_and_prompts_of_its_draft() -> None:
    record = drafted(Scribe({})).provenance
    assert record.program == __version__ and re.fullmatch("[0-9a-f]{12}", record.checks)


def test_an_endpoint_that_fails_at_the_first_call_ends_the_draft() -> None:
    with pytest.raises(EndpointError):
        drafted(Scribe({"1": EndpointError("连不上", "unreachable")}))


def test_an_endpoint_that_fails_later_leaves_the_rest_to_the_composer() -> None:
    report = drafted(Scribe({"2": EndpointError("断了", "gone"), "3": EndpointError("断了", "gone")}))
    assert [s.written_by for s in report.sections] == ["scribe", "composer", "composer"]
    assert rules(report).count("section-composed") == 2


def test_events_tell_every_section_in_its_turn() -> None:
    heard: list[Event] = []
    drafted(ComposerWriter(), emit=heard.append)
    names = [event.event for event in heard]
    assert names[0] == "planned" and names[-2:] == ["usage", "done"]
    assert names.count("section-done") == 3 and names.count("text") == 3


def test_a_fact_that_no_section_names_is_placed_and_told() -> None:
    one = Brief(
        title="报告",
        facts=FactSheet.of([{"id": "培训", "label": "安全培训人次", "value": 5, "unit": "人次"}]),
        outline=make_outline([{"heading": "检查"}, {"heading": "开展安全培训"}]),
    )
    planned = plan(one)
    assert planned.tasks[1].facts == ("培训",) and [f.rule for f in planned.findings] == ["fact-placed"]


def test_a_sensitive_fact_is_never_placed_unasked() -> None:
    one = Brief(
        title="报告",
        facts=FactSheet.of([{"id": "培训", "label": "安全培训人次", "value": 5, "sensitive": True}]),
        outline=make_outline([{"heading": "开展安全培训"}]),
    )
    assert plan(one).tasks[0].facts == ()


def test_a_revision_changes_one_section_and_no_other() -> None:
    report = drafted(ComposerWriter())
    writer = Scribe({}, {"1": "持续加强督查，检查企业[[企业]]。"})
    after = asyncio.run(revise_section(report, "1", "更有力", writer))
    assert after.sections[0].source == "持续加强督查，检查企业[[企业]]。"
    assert after.sections[1:] == report.sections[1:] and writer.asked == ["revise 1"]


def test_a_revision_that_loses_a_required_figure_is_refused() -> None:
    report = drafted(ComposerWriter())
    with pytest.raises(InputError, match="企业"):
        asyncio.run(revise_section(report, "1", "更短", Scribe({}, {"1": "加强督查。"})))


def test_the_prompts_of_a_draft_are_saved_with_version_and_hash_and_read_back() -> None:
    writer = ScriptedWriter(Script.model_validate({"default": {"obey": True}}), "scripted:x")
    report = drafted(writer)
    kept = {prompt.name: prompt for prompt in report.provenance.prompts}
    assert {"report", "section", "requirements"} <= kept.keys()
    assert kept["section"].hash == load_prompt("section", "zh").hash and kept["section"].version == 1
    assert from_json(to_json(report)) == report and report.model == "scripted:x"


def test_what_only_the_examples_of_the_prompt_speak_of_is_taken_out() -> None:
    leak = "全县持续加强督查检查，图书馆新添了书架，检查企业[[企业]]。"
    report = drafted(Scribe({"1": leak}, {"1": leak}, {"1": leak}))
    assert report.sections[0].source == "全县持续加强督查检查，检查企业[[企业]]。"


def test_a_draft_that_comes_back_unchanged_is_said_to_be_the_composers() -> None:
    writer = Scribe({}, polished={"1": "全县加强督查，共检查企业[[企业]]。"})
    report = drafted(writer, way="polish")
    assert [section.way for section in report.sections] == ["polish", "compose", "compose"]
    assert [section.written_by for section in report.sections] == ["scribe", "composer", "composer"]


def test_praise_without_a_ground_goes_out_and_the_briefs_own_stays() -> None:
    praising = "全县持续加强督查检查，层层压实责任，安全形势显著好转，检查企业[[企业]]。"
    report = drafted(Scribe({"1": praising}, {"1": praising}, {"1": praising}))
    assert report.sections[0].source == "全县持续加强督查检查，层层压实责任，检查企业[[企业]]。"

    own = brief().model_copy(
        update={"outline": make_outline([{"heading": "做法", "points": ["形势显著好转"]}])}
    )
    said = "全县安全形势显著好转。"
    assert drafted(Scribe({"1": said}), own).sections[0].source == said
