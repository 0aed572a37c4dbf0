"""Facts that change: exactly the places that state them change, with no call to a model."""

from __future__ import annotations

import time
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from assistant import service
from assistant.brief import Brief, read_brief
from assistant.facts.model import Fact, make_fact
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Part, Report, blank
from assistant.report.render import render

EXAMPLES = sorted(Path("examples").glob("*/brief.yaml"))
CASES = sorted(Path("eval/cases").glob("*/brief.yaml"))[:10]


def other_value(fact: Fact) -> Fact:
    """The fact with a value that nobody else has; a gap is filled, words are others."""
    if fact.text:
        return make_fact({**fact.as_written(), "text": fact.text + "（改）"})
    known = {
        key: value for key, value in fact.as_written().items() if key not in ("value", "formula", "approx")
    }
    value = Decimal(7919) if fact.value is None else fact.value * 3 + Decimal("7.5")
    return make_fact({**known, "value": format(value, "f")})


def printed(report: Report) -> dict[str, str]:
    facts, language = report.brief.facts, report.brief.language
    parts = {"opening": report.opening.source} if report.opening else {}
    parts |= {section.id: section.source for _, _, section in report.walk()}
    return {name: render(source, facts, language).text for name, source in parts.items()}


@pytest.mark.parametrize(
    "file",
    [*EXAMPLES, *(pytest.param(case, marks=pytest.mark.slow) for case in CASES)],
    ids=lambda file: file.parent.name,
)
def test_each_fact_changes_exactly_its_own_places(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = read_brief(file)
    report = service.draft(brief, model="composer")
    # No model may be asked, not even chosen.
    monkeypatch.setattr("assistant.writers.models.choose", lambda *_: pytest.fail("a model was chosen"))
    for fact in brief.facts:
        changed = other_value(fact)
        updated = service.update(report, [changed])
        facts = brief.facts.replace([changed])
        # A fresh rendering over the new facts is the truth.
        fresh = report.model_copy(update={"brief": brief.model_copy(update={"facts": facts})})
        assert printed(updated.report) == printed(fresh)
        before, now = printed(report), printed(updated.report)
        assert {place.section for place in updated.places} == {s for s in now if now[s] != before[s]}
        for place in updated.places:
            assert fact.id in rests_on(facts, place.fact), (fact.id, place)
            assert now[place.section][place.start : place.end] == place.after


def rests_on(facts: FactSheet, expression: str) -> set[str]:
    names = set(facts.resolve(expression).facts) | {expression}
    return (
        names.union(*(rests_on(facts, n) for n in names if n != expression and n in facts))
        if names
        else names
    )


def report_of(source: str, *facts: Mapping[str, object]) -> Report:
    sheet = FactSheet.of(list(facts))
    outline = make_outline([{"heading": "做法", "facts": [sheet.ids[0]]}])
    brief = Brief(title="报告", facts=sheet, outline=outline)
    report = Report(brief=brief, sections=blank(brief, lambda _: Part(source=source)))
    return service.checked(report)


TRAINED = {"id": "培训人数", "label": "培训人员", "value": 1987, "unit": "人"}


@pytest.mark.parametrize(
    ("typed", "value", "wanted"),
    [
        ("近2000人", 2013, "2000余人"),
        ("近2000人", 1950, "近2000人"),
        ("近2000人", 2000, "近2000人"),
        ("近2000人", 2960, "近3000人"),
        ("约2000人", 3100, "约3000人"),
        ("1900余人", 2013, "2000余人"),
        ("1900多人", 2013, "2000多人"),
        ("超过1900人", 1890, "超过1800人"),
        ("1900人以上", 2500, "2500人"),
        ("不足2000人", 2010, "2000余人"),
    ],
)
def test_an_approximation_in_the_prose_is_tested_again(typed: str, value: int, wanted: str) -> None:
    report = report_of(f"培训人员[[培训人数]]。全年培训人员{typed}。", TRAINED)
    updated = service.update(report, [make_fact({**TRAINED, "value": value})])
    assert updated.report.sections[0].source == f"培训人员[[培训人数]]。全年培训人员{wanted}。"
    assert [(r.before, r.after) for r in updated.reworded] == ([(typed, wanted)] if typed != wanted else [])
    assert not [f for f in updated.report.findings if f.severity == "error"]


def test_an_approximation_that_no_rule_mends_is_reported() -> None:
    report = report_of("培训人员[[培训人数]]。全年培训人员近两千人。", TRAINED)
    updated = service.update(report, [make_fact({**TRAINED, "value": 2513})])
    assert updated.report.sections[0].source == report.sections[0].source
    assert [(r.before, r.after) for r in updated.reworded] == [("近两千人", "")]


def test_a_locked_text_is_not_reworded_but_reported() -> None:
    report = report_of("培训人员[[培训人数]]。全年培训人员近2000人。", TRAINED)
    locked = report.with_part("1", lambda part: part.model_copy(update={"locked": True}))
    updated = service.update(locked, [make_fact({**TRAINED, "value": 2013})])
    assert updated.report.sections[0].source == report.sections[0].source
    assert [(r.before, r.after) for r in updated.reworded] == [("近2000人", "")]


def test_a_hedge_that_stays_with_an_exact_number_is_reported() -> None:
    hedged = {**TRAINED, "value": 2000, "approx": "近"}
    updated = service.update(report_of("培训[[培训人数]]。", hedged), [make_fact({**hedged, "value": 2013})])
    assert "“近”与精确数2013人并用" in updated.news[-1].message


def test_a_filled_gap_is_no_longer_open_and_what_changed_is_told_by_section() -> None:
    gap = {"id": "新增", "label": "新增用户", "unit": "户"}
    report = report_of("新增用户[[新增]]。", gap)
    updated = service.update(report, [make_fact({**gap, "value": 12})])
    assert updated.filled == ("新增",) and updated.report.brief.facts.gaps == []
    assert [(c.section, c.before, c.after) for c in updated.changes] == [
        ("1", "新增用户XX户。", "新增用户12户。")
    ]


def test_a_fall_where_the_words_say_growth_is_news() -> None:
    growth = {"id": "增速", "label": "收入增速", "value": 7.1, "unit": "%"}
    updated = service.update(report_of("收入增长[[增速]]。", growth), [make_fact({**growth, "value": -2.5})])
    assert [f.rule for f in updated.news] == ["figure-direction"]


def test_an_update_of_a_large_report_takes_as_long_as_it_takes_to_look_at_it_once() -> None:
    """The bench prints the milliseconds; here a ratio, which holds on a busy machine too."""
    from tests.bench.bench_living import large_report

    report, changed = large_report()
    service.update(report, [changed])
    started = time.perf_counter()
    service.check(report)
    checking = time.perf_counter() - started
    started = time.perf_counter()
    updated = service.update(report, [changed])
    assert time.perf_counter() - started < 6 * checking + 0.05
    assert len(updated.places) == 3


def test_a_figure_right_behind_one_that_changed_is_not_told_as_changed() -> None:
    start = {"id": "开始", "text": "2025年9月8日"}
    end = {"id": "截止", "text": "2025年9月30日"}
    report = report_of("[[开始]]至[[截止]]自查。", start, end)
    updated = service.update(report, [make_fact({**start, "text": "2025年9月18号"})])
    assert [place.fact for place in updated.places] == ["开始"]
    # One character between them, and the one before it is of the figure that changed.
    assert updated.report.sections[0].source == "[[开始]]至[[截止]]自查。"
