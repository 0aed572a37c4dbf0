"""Parts of the loop left out, one by one: each shows what it is there for."""

from __future__ import annotations

from assistant.drafting.loop import Loop
from assistant.errors import AnswerError
from tests.drafting.test_drafting import Scribe, drafted, rules

INVENTS = "全县持续加强督查，层层压实责任，检查企业[[企业]]，出动人员873人次。"
HOPELESS = "出动人员873人次，投入三百万元，产值翻一番。"


def stubborn(text: str) -> Scribe:
    """A model that says the same of the first section whatever it is asked."""
    return Scribe({"1": text}, {"1": text}, {"1": text})


def test_without_checks_the_first_text_stands_with_all_that_is_wrong_in_it() -> None:
    writer = stubborn(INVENTS)
    report = drafted(writer, loop=Loop(checks=False))
    assert (report.sections[0].source, report.sections[0].way) == (INVENTS, "write")
    assert writer.asked == ["write 1", "write 2", "write 3"] and "figure-ungrounded" in rules(report, "error")


def test_without_mending_what_does_not_hold_is_the_composers() -> None:
    assert drafted(stubborn(INVENTS)).sections[0].way == "mend"
    report = drafted(stubborn(INVENTS), loop=Loop(mend=False))
    assert report.sections[0].way == "compose" and rules(report, "error") == []


def test_without_mending_and_composer_the_best_of_its_texts_stands() -> None:
    writer = Scribe({"1": HOPELESS}, {"1": INVENTS}, {"1": HOPELESS})
    report = drafted(writer, loop=Loop(mend=False, compose=False))
    assert (report.sections[0].source, report.sections[0].way) == (INVENTS, "write")
    assert "figure-ungrounded" in rules(report, "error")


def test_without_the_composer_a_section_that_nobody_wrote_is_empty_and_reported() -> None:
    empty = AnswerError("空", "empty")
    report = drafted(Scribe({"2": empty}, polished={"2": empty}), loop=Loop(compose=False))
    assert report.sections[1].source == ""
    assert {"heading-empty", "figure-missing"} <= set(rules(report, "error"))


def test_without_the_pass_over_the_whole_a_sentence_may_stand_twice() -> None:
    said = "各级各部门牢固树立安全发展理念并层层压实监管责任。"
    writer = Scribe({"1": f"{said}检查企业[[企业]]。", "3": f"{said}健全机制。"})
    report = drafted(writer, loop=Loop(whole=False))
    assert report.sections[2].source == f"{said}健全机制。" and "repetition" in rules(report)


def test_polishing_and_rounds_are_left_out_by_their_own_settings() -> None:
    writer = stubborn(HOPELESS)
    drafted(writer, way="write", rounds=0)
    assert not [asked for asked in writer.asked if not asked.startswith("write")]
