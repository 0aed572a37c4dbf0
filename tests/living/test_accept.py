"""A person decides: sentences taken or left one by one, locks that hold to the byte."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import service
from assistant.brief import Brief
from assistant.errors import ConflictError, InputError
from assistant.facts.model import make_fact
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.accept import accept, keep_locked, lock, sentence_changes
from assistant.report.model import Part, Report, blank
from assistant.service.kept import change_facts, compare, decide, set_lock
from assistant.store import Store

FACTS = [{"id": "整改", "label": "整改隐患", "value": 149, "unit": "处"}]
BRIEF = Brief(
    title="报告",
    facts=FactSheet.of(FACTS),
    outline=make_outline([{"heading": "做法", "facts": ["整改"]}, {"heading": "打算"}]),
)


def report_of(one: str, two: str = "继续努力。") -> Report:
    texts = {"1": Part(source=one), "2": Part(source=two)}
    return Report(brief=BRIEF, sections=blank(BRIEF, texts.get))


BEFORE = report_of("开展检查。整改隐患[[整改]]。成效明显。")
AFTER = report_of("深入开展检查。整改隐患[[整改]]。成效显著。", "持续努力。")


def test_changes_are_told_sentence_by_sentence() -> None:
    told = [(c.section, c.before, c.after) for c in sentence_changes(BEFORE, AFTER)]
    assert told == [
        ("1", "开展检查。", "深入开展检查。"),
        ("1", "成效明显。", "成效显著。"),
        ("2", "继续努力。", "持续努力。"),
    ]


def test_only_the_picked_sentences_are_taken() -> None:
    taken = accept(BEFORE, AFTER, {1})
    assert taken.sections[0].source == "开展检查。整改隐患[[整改]]。成效显著。"
    assert taken.sections[1] == BEFORE.sections[1]


def test_all_is_the_proposal_and_none_is_the_report() -> None:
    assert accept(BEFORE, AFTER, {0, 1, 2}) == AFTER
    assert accept(BEFORE, AFTER, set()) == BEFORE


pieces = st.lists(
    st.sampled_from(["开展检查。", "整改隐患[[整改]]处。", "成效明显。\n", "甲；", "乙。"]), max_size=8
)


@given(pieces, pieces)
def test_whatever_two_texts_are_picking_all_or_none_gives_one_of_them(old: list[str], new: list[str]) -> None:
    before, after = report_of("".join(old)), report_of("".join(new))
    count = len(sentence_changes(before, after))
    assert accept(before, after, range(count)) == after
    assert accept(before, after, []) == before


def test_a_locked_section_stays_to_the_byte_whatever_comes() -> None:
    locked = lock(BEFORE, "1")
    kept = keep_locked(locked, AFTER)
    assert kept.sections[0] == locked.sections[0]
    assert kept.sections[1].source == "持续努力。"
    assert accept(locked, AFTER, {0, 1, 2}).sections[0] == locked.sections[0]


def test_a_held_sentence_stays_to_the_byte_whatever_comes_around_it() -> None:
    held = lock(BEFORE, "1", "成效明显")
    assert held.sections[0].held == ("成效明显。",)
    kept = keep_locked(held, AFTER)
    assert kept.sections[0].source == "深入开展检查。整改隐患[[整改]]。成效明显。"
    assert kept.sections[0].held == ("成效明显。",)


@given(pieces, pieces, st.data())
def test_a_held_sentence_is_never_lost(old: list[str], new: list[str], data: st.DataObject) -> None:
    report = report_of("".join(old) + "整改是硬任务。")
    held = lock(report, "1", "整改是硬任务")
    kept = keep_locked(held, report_of("".join(new)))
    assert "整改是硬任务。" in kept.sections[0].source
    assert kept.sections[0].held == held.sections[0].held


def test_a_lock_is_opened_again() -> None:
    assert lock(lock(BEFORE, "1"), "1", locked=False) == BEFORE
    assert lock(lock(BEFORE, "1", "开展"), "1", "开展", locked=False) == BEFORE


@pytest.mark.parametrize(
    ("section", "said", "error"), [("9", "", "没有这一节"), ("1", "没说过", "没有以此开头的句子")]
)
def test_a_lock_on_nothing_is_told(section: str, said: str, error: str) -> None:
    with pytest.raises(InputError, match=error):
        lock(BEFORE, section, said)


def test_locks_and_held_sentences_are_saved() -> None:
    from assistant.report.saved import from_json, to_json

    report = lock(lock(BEFORE, "2"), "1", "开展")
    assert from_json(to_json(report)) == report


def test_a_revision_leaves_a_held_sentence(tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("default: {text: '深入开展检查。整改隐患[[整改]]。成效初显。'}\n", "utf-8")
    held = lock(BEFORE, "1", "成效明显")
    proposal = asyncio.run(service.revise(held, "1", "更有力", model=f"scripted:{script}"))
    assert proposal.after.sections[0].source == "深入开展检查。整改隐患[[整改]]。成效明显。"


def test_every_change_of_a_kept_report_has_who_when_and_why(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.new_id()
    store.create(name, service.checked(BEFORE), who="李")
    set_lock(store, name, "2", locked=True, base=1, who="王")
    decide(store, name, AFTER, {0, 1, 2}, base=2, who="王", prompt="更有力")
    _, made = change_facts(store, name, [make_fact({**FACTS[0], "value": 150})], base=3, who="张")
    assert [(v.who, v.why, v.note) for v in store.versions(name)] == [
        ("李", "drafted", ""),
        ("王", "locked", "+2"),
        ("王", "revised", "更有力"),
        ("张", "facts", "整改"),
    ]
    report = store.load(name)
    assert report.sections[0].source == AFTER.sections[0].source and report.sections[1].source == "继续努力。"
    told = compare(store, name, 1, made.number)
    assert [c.id for c in told.facts] == ["整改"] and len(told.versions) == 3
    with pytest.raises(ConflictError):
        decide(store, name, AFTER, {0}, base=2, who="王", prompt="")
    store.close()
