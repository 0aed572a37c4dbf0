"""The extension in a real Writer, installed by an ordinary user: the five acts on every example, and what the saved files hold."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.interfaces.office.oxt import oxt
from tests.office.conftest import Desk
from tests.office.writer import Writer, can_be_a_user, give, install, shared_folder, writer
from tests.parts import uno

pytestmark = [pytest.mark.needs("libreoffice", "uno"), pytest.mark.slow]


@dataclass(frozen=True)
class Case:
    """What a user does to one example. `wrong`: what is typed over what; `fact`: which one gets which value, printed how."""

    example: str
    language: str
    wrong: tuple[str, str]
    draft: str
    revise: tuple[str, str, str]
    insert: str
    inserted: str
    fact: tuple[str, int, str]


CASES = (
    Case(
        "safety", "zh", ("326份", "362份"), "推动应急物资", ("重生产", "", "仍"), "反复出现",
        "隐患整改率", ("签订安全生产责任书", 330, "330份"),
    ),
    Case(
        "study", "zh", ("243篇", "234篇"), "成立学习教育", ("评先评优", "将", "把"), "线上研读",
        "测试合格率", ("征集学习心得", 250, "250篇"),
    ),
    Case(
        "status", "en", ("410\u00a0hours", "401\u00a0hours"), "All invoices", ("reading room and", "", ""), "has begun",
        "completion_rate", ("training_hours", 415, "415 hours"),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def open_writer() -> Iterator[Writer]:
    python = uno()
    assert python
    if not can_be_a_user():
        pytest.skip("unopkg refuses root, and there is no runuser to be somebody else with")
    with shared_folder() as home:
        extension = home / "nigao-office.oxt"
        extension.write_bytes(oxt())
        give(home)
        install(extension, home)
        with writer(home, python) as found:
            yield found


@pytest.fixture
def folder() -> Iterator[Path]:
    with shared_folder() as found:
        yield found


def opened(open_writer: Writer, desk: Desk, folder: Path, example: str) -> None:
    copy = folder / f"{example}.docx"
    copy.write_bytes((desk.folder / f"{example}.docx").read_bytes())
    give(folder)
    open_writer("open", path=str(copy))


def part(file: Path, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(file) as package:
        return package.read(name).decode()


def tracked(xml: str, kind: str) -> str:
    """All that was inserted, or deleted, in one text."""
    found = re.findall(rf"<w:{kind} [^>]*>(.*?)</w:{kind}>", xml, re.DOTALL)
    return "".join(re.sub(r"<[^>]+>", "", one) for one in found)


def marked(xml: str) -> dict[str, str]:
    """The text inside each of nigao's bookmarks, by name."""
    found = {}
    for number, name in re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(_n\d+_[^"]*)"', xml):
        inside = xml.partition(f'w:name="{name}"/>')[2].partition(f'<w:bookmarkEnd w:id="{number}"/>')[0]
        found[name] = re.sub(r"<[^>]+>", "", inside).replace("\u00a0", " ")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.example)
def test_the_five_acts_leave_comments_tracked_changes_and_fresh_figures(
    open_writer: Writer, desk: Desk, folder: Path, case: Case
) -> None:
    said: dict[str, Any] = {}

    def act(name: str, **more: Any) -> None:
        answer = open_writer(
            "act", act=name, address=desk.url, key="", report="", language=case.language, seconds=100, **more
        )
        assert answer["ok"], answer
        said[name] = answer["said"]

    desk.hand_in(case.example)
    opened(open_writer, desk, folder, case.example)
    right, wrong = case.wrong
    assert open_writer("put", old=right, new=wrong)
    act("check")
    act("check")  # takes away its own comments first
    assert open_writer("select", words=case.draft, collapse="start")
    act("draft")
    assert open_writer("select", words=case.revise[0])
    act("revise", instruction="更有力")
    assert open_writer("select", words=case.insert, collapse="end")
    act("insert", fact=case.inserted)
    fact, value, printed = case.fact
    desk.ask("PATCH", f"/v1/drafts/{desk.ids[case.example]}/facts", {"facts": [{"id": fact, "value": value}]})
    act("refresh")
    for suffix in (".docx", ".odt"):
        open_writer("save", path=str(folder / f"done{suffix}"))
    open_writer("close")

    xml, comments = (
        part(folder / "done.docx"),
        part(folder / "done.docx", "word/comments.xml").replace("\u00a0", " "),
    )
    wrong = wrong.replace("\u00a0", " ")
    of_wrong = [one for one in re.findall(r"<w:comment .*?</w:comment>", comments, re.DOTALL) if wrong in one]
    assert len(of_wrong) == 1 and 'w:author="nigao"' in of_wrong[0] and "figure-contradicts" in of_wrong[0]
    assert len(re.findall("<w:commentReference", xml)) == len(re.findall("<w:comment ", comments))
    inserted, deleted = tracked(xml, "ins"), tracked(xml, "del")
    _, before, after = case.revise
    inserted, deleted = inserted.replace("\u00a0", " "), deleted.replace("\u00a0", " ")
    assert inserted and deleted and before in deleted and after in inserted
    figures = marked(xml)
    numbers = [name for name, text in figures.items() if text == printed]
    assert numbers and all(re.sub(r"\W", "_", fact)[:8] in name for name in numbers)
    assert (
        wrong not in re.sub(r"<[^>]+>", "", xml)
        and f"{fact}" in said["refresh"]
        and printed in said["refresh"]
    )
    assert sum(case.inserted in name for name in figures) >= 2
    content = part(folder / "done.odt", "content.xml")
    assert printed in re.sub(r"<[^>]+>", "", content) and "<text:tracked-changes" in content
    assert f'<text:bookmark-start text:name="{numbers[0]}"/>' in content and "office:annotation" in content


def test_a_comment_stands_on_the_words_it_speaks_of(open_writer: Writer, desk: Desk, folder: Path) -> None:
    desk.hand_in("safety")
    opened(open_writer, desk, folder, "safety")
    open_writer("put", old="3292处", new="3229处")
    answer = open_writer("act", act="check", address=desk.url, language="zh", report=desk.ids["safety"])
    open_writer("save", path=str(folder / "checked.docx"))
    open_writer("close")
    assert "数字 21/22" in answer["said"]
    xml = part(folder / "checked.docx")
    comments = part(folder / "checked.docx", "word/comments.xml")
    number = re.search(r'<w:comment w:id="(\d+)"(?:(?!</w:comment>).)*3229处', comments, re.DOTALL)
    assert number
    inside = xml.partition(f'<w:commentRangeStart w:id="{number[1]}"/>')[2]
    inside = inside.partition(f'<w:commentRangeEnd w:id="{number[1]}"/>')[0]
    assert re.sub(r"<[^>]+>", "", inside) == "3229处"


def test_a_figure_that_was_inserted_follows_its_fact_after_the_docx_was_closed_and_opened(
    open_writer: Writer, desk: Desk, folder: Path
) -> None:
    desk.hand_in("study")
    report = desk.ids["study"]
    act = {"address": desk.url, "language": "zh", "report": report}
    opened(open_writer, desk, folder, "study")
    open_writer("select", words="线上研读", collapse="end")
    assert open_writer("act", act="insert", fact="参加学习干部职工 * 2", **act)["ok"]
    open_writer("save", path=str(folder / "again.docx"))
    open_writer("save", path=str(folder / "again.odt"))
    open_writer("close")
    desk.ask("PATCH", f"/v1/drafts/{report}/facts", {"facts": [{"id": "参加学习干部职工", "value": 200}]})
    for name in ("again.docx", "again.odt"):
        open_writer("open", path=str(folder / name))
        said = open_writer("act", act="refresh", **act)["said"]
        assert "参加学习干部职工：186人 → 200人" in said and "参加学习干部职工 * 2：372人 → 400人" in said
        assert "线上研读400人" in open_writer("text")
        assert "都是最新的" in open_writer("act", act="refresh", **act)["said"]
        open_writer("close")


def test_a_figure_that_somebody_typed_over_in_part_is_left_and_named(
    open_writer: Writer, desk: Desk, folder: Path
) -> None:
    desk.hand_in("study")
    opened(open_writer, desk, folder, "study")
    open_writer("put", old="243", new="234")
    answer = open_writer("act", act="refresh", address=desk.url, language="zh", report=desk.ids["study"])
    assert "手工改过、没有更新的：" in answer["said"] and answer["said"].endswith("心得234篇")
    assert "征集学习心得234篇" in open_writer("text")
    open_writer("close")


def test_one_step_of_undo_takes_an_act_back(open_writer: Writer, desk: Desk, folder: Path) -> None:
    opened(open_writer, desk, folder, "safety")
    before = open_writer("text")
    open_writer("select", words="推动应急物资", collapse="start")
    answer = open_writer("act", act="draft", address=desk.url, language="zh", report=desk.ids["safety"])
    assert answer["ok"] and open_writer("text") != before
    open_writer("undo")
    assert open_writer("text") == before
    open_writer("close")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"address": "http://127.0.0.1:9"}, "连不上 http://127.0.0.1:9"),
        ({"address": "intranet"}, "地址应以 http:// 或 https:// 开头：intranet"),
        ({"report": "没有这个标题"}, "服务器上没有标题是“没有这个标题”的报告；请在“设置”里选一份"),
        ({"report": "/nowhere/brief.json"}, "读不了 /nowhere/brief.json"),
        ({"act": "draft"}, "光标不在提纲的任何一节里"),
        ({"act": "insert", "fact": "没有这个数"}, "没有这个事实：没有这个数"),
        ({"key": "ng_wrong"}, "服务器答复 401：密钥不对或已吊销"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line_and_changes_nothing(
    open_writer: Writer, desk: Desk, folder: Path, given: dict[str, str], said: str
) -> None:
    opened(open_writer, desk, folder, "safety")
    before = open_writer("text")
    asked = {"act": "check", "address": desk.url, "report": desk.ids["safety"], "language": "zh", **given}
    answer = open_writer("act", **asked)
    assert not answer["ok"] and answer["said"].startswith(said) and "\n" not in answer["said"]
    assert open_writer("text") == before
    open_writer("close")
