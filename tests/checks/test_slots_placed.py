"""Slots in their place: nothing to say of the composer's texts, and every exchange of two found."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.checks.read import read_report
from assistant.checks.slots_placed import misplaced
from assistant.drafting.plan import plan
from assistant.drafting.steps import assemble, composed
from assistant.figures.slots import find_slots
from assistant.report.findings import Finding
from assistant.report.model import Part
from assistant.settings import examples_folder
from tests.generated import briefs
from tests.writers import desk

EXAMPLES = sorted(examples_folder().glob("*/brief.yaml"))


def found(brief: Brief, sources: dict[str, str]) -> list[Finding]:
    report = assemble(brief, {name: Part(source=source) for name, source in sources.items()}, "x")
    return list(misplaced(read_report(report, brief)))


def composed_sources(brief: Brief) -> dict[str, str]:
    return {task.id: composed(task).source for task in plan(brief).tasks}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parent.name)
def test_the_examples_composed_have_every_slot_in_its_place(file: object) -> None:
    brief = read_brief(file)  # type: ignore[arg-type]
    assert found(brief, composed_sources(brief)) == []


@settings(max_examples=200)
@given(briefs())
def test_the_composers_texts_have_every_slot_in_its_place(brief: Brief) -> None:
    assert found(brief, composed_sources(brief)) == []


def test_at_least_95_of_100_exchanges_of_two_slots_are_found() -> None:
    caught: list[bool] = []

    @settings(max_examples=60)
    @given(briefs())
    def exchange(brief: Brief) -> None:
        sources = composed_sources(brief)
        every = [(name, slot) for name, source in sources.items() for slot in find_slots(source)]
        pairs = [(a, b) for a in every for b in every if _label(brief, a[1]) < _label(brief, b[1])]
        for (one, a), (other, b) in random.Random(len(every)).sample(pairs, min(4, len(pairs))):
            swapped = dict(sources)
            for name, old, new in sorted([(one, a, b), (other, b, a)], key=lambda t: -t[1].start):
                swapped[name] = f"{swapped[name][: old.start]}{new}{swapped[name][old.end :]}"
            caught.append(bool(found(brief, swapped)))

    exchange()
    assert len(caught) > 80 and sum(caught) >= 0.95 * len(caught)


def _label(brief: Brief, slot: object) -> str:
    expression = str(getattr(slot, "expression", ""))
    return brief.facts[expression].name if expression in brief.facts else expression


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("发现隐患[[检查企业数]]。", "发现隐患"),
        ("检查企业共[[隐患数]]，整改隐患[[整改数]]。", "检查企业"),
        ("为党的软[[检查企业数]]、硬技能。", "与它无关"),
        ("检查企业[[检查企业数]]万元。", "单位"),
        ("隐患整改率达到[[整改数]]。", "隐患整改率"),
    ],
)
def test_a_value_where_the_words_speak_of_something_else_is_misattributed(text: str, wrong: str) -> None:
    findings = found(desk.brief(), {"1.1": text})
    assert [f.rule for f in findings] == ["figure-misattributed"] and wrong in findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "全县检查企业[[检查企业数]]，发现隐患[[隐患数]]，其中整改[[整改数]]。",
        "检查企业和发现隐患分别为[[检查企业数]]、[[隐患数]]。",
        "共对[[检查企业数]]企业开展检查。",
        "整改隐患占发现隐患的[[share(整改数, 隐患数)]]。",
        "在发现的隐患中，已整改[[整改数]]，整改率[[整改率]]。",
        "[[牵头单位]]会同有关部门抓落实。",
        "事故起数比上年[[事故增长|增减]]。",
        "各类[[隐患数]]隐患已全部建档。",
    ],
)
def test_a_value_whose_words_merely_say_it_otherwise_is_left_alone(text: str) -> None:
    assert found(desk.brief(), {"1.1": text}) == []
