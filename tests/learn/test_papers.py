"""A paper of a kind, drafted, learned back, and drafted again: its kind, its headings and what stands around its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import draft, learn, read_brief
from assistant.documents import write
from assistant.documents.content import blocks
from assistant.documents.last_page import decided
from assistant.language import Language
from assistant.outline.formulas import is_closing
from assistant.outline.learn import learn_text
from assistant.report.model import Report
from tests.learn.looks import leaks, outline_tree, tree

PAPERS = Path(__file__).parents[1] / "data/documents/papers"
KINDS = {
    "resolution": "决议",
    "decision": "决定",
    "communique": "公报",
    "announcement": "公告",
    "publicnotice": "通告",
    "motion": "议案",
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    drafted = {name: draft(PAPERS / f"{name}.yaml", model="composer") for name in KINDS}
    return {name: decided(report, even=False) for name, report in drafted.items()}


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
@pytest.mark.parametrize("name", KINDS)
def test_a_paper_is_learned_back(name: str, suffix: str, reports: dict[str, Report], tmp_path: Path) -> None:
    report = reports[name]
    write(report, tmp_path / f"sample{suffix}")

    learned = learn(tmp_path / f"sample{suffix}")

    assert learned.brief["kind"] == KINDS[name]
    assert tree(learned.outline["sections"]) == outline_tree(report.brief.outline.sections)
    assert leaks(learned) == []
    for key in ("recipient", "closing"):
        assert learned.brief.get(key, "") == getattr(report.brief, key), key
    assert learned.brief.get("author", "") in (report.brief.author, "")
    assert "date" not in learned.brief


def test_the_note_below_the_title_is_taken_over_and_its_session_left_open(tmp_path: Path) -> None:
    learned = learn_text(
        "青禾县第十七届人民代表大会第五次会议关于2026年计划的决议\n"
        "（2026年1月23日青禾县第十七届人民代表大会第五次会议通过）\n\n"
        "会议审查了计划草案的报告。会议经过审议，作出如下决议：\n\n一、决议事项\n会议批准2026年计划。\n"
    )
    assert learned.brief["title"] == "青禾县第XX届人民代表大会第XX次会议关于XX年计划的决议"
    assert learned.brief["adopted"] == "青禾县第XX届人民代表大会第XX次会议通过"
    assert "date" not in learned.brief and "author" not in learned.brief
    assert learned.style["lead"] == "会议经过审议，作出如下决议："

    for name, text in learned.files().items():
        (tmp_path / name).write_text(text, "utf-8")
    printed = [block.text for block in blocks(draft(read_brief(tmp_path / "brief.yaml"), model="composer"))]
    assert printed[1] == "（青禾县第XX届人民代表大会第XX次会议通过）"


def test_who_signed_in_person_is_left_out_and_the_post_kept() -> None:
    learned = learn_text(
        "青禾县人民政府关于提请审议决算的议案\n\n县人大常委会：\n\n一、提请审议事项\n决算草案已经编制完成。\n"
        "现提请审议。\n\n县长　　张三\n2026年6月5日\n"
    )
    assert (learned.brief["signer_post"], learned.brief["signer"]) == ("县长", "XX")
    assert "author" not in learned.brief and learned.brief["closing"] == "现提请审议。"
    assert [one.rule for one in learned.warnings if one.rule == "signer"] == ["signer"]


def test_a_lead_keeps_a_formula_of_several_clauses_whole() -> None:
    learned = learn_text(
        "青禾县人民政府关于表彰先进集体的决定\n\n各乡镇人民政府：\n\n为表彰先进，经研究，决定如下：\n\n"
        "一、决定事项\n授予城关镇先进集体称号。\n\n青禾县人民政府\n2026年2月10日\n"
    )
    assert learned.brief["opening"]["points"] == ["为表彰先进"]
    assert learned.style["lead"] == "经研究，决定如下："


@pytest.mark.parametrize(
    "line",
    "特此通告。|特此公告。|特此决定。|现予公告。|此令。|现提请审议。|请予审议。|请审议决定。|以上议案，请予审议。|"
    "现将《青禾县2025年决算（草案）》提请审议。|本通告自发布之日起施行。|本决议自通过之日起生效。".split("|"),
)
def test_what_closes_these_papers_is_known(line: str) -> None:
    language: Language = "zh"
    assert is_closing(line, language)


@pytest.mark.parametrize(
    "line",
    [
        "本通告自2026年6月12日起施行。",
        "会议提请审议三项议题。",
        "现予公告的名单共15人。",
        "特此公告的事项如下：",
    ],
)
def test_a_sentence_of_the_text_is_no_closing_formula(line: str) -> None:
    assert not is_closing(line)
