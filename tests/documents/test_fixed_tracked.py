"""`nigao check --fix --track`: what is mended in anybody's docx, as tracked changes to accept or reject one by one."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from assistant.documents import read_text
from assistant.documents.word.mend import Words, open_words
from assistant.documents.word.tracked.in_place import tracked_in_place
from assistant.interfaces.cli import app
from tests.documents.conftest import W
from tests.documents.dirty import dirty_document
from tests.documents.office import done, job
from tests.documents.revisions import settled

NAMESPACE = W[1:-1]
AT = datetime.datetime(2025, 12, 5, 9, 30)


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """A docx with faults in runs of several looks, beside a tab, in a table, a link, and in what somebody put in."""
    document = dirty_document()
    linked = document.add_paragraph()
    linked._p.append(
        parse_xml(
            f'<w:hyperlink xmlns:w="{NAMESPACE}" w:anchor="a"><w:r><w:t>见附件,已核</w:t></w:r></w:hyperlink>'
        )
    )
    pending = document.add_paragraph("原文不动")
    pending._p.append(
        parse_xml(
            f'<w:ins xmlns:w="{NAMESPACE}" w:id="7" w:author="张审"><w:r><w:t>新增,一句</w:t></w:r></w:ins>'
        )
    )
    path = tmp_path / "dirty.docx"
    document.save(str(path))
    return path


def root(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(open_words(path)[1])


def test_accepted_it_is_the_mended_copy_and_rejected_the_draft(dirty: Path, tmp_path: Path) -> None:
    plain, tracked = tmp_path / "plain.docx", tmp_path / "tracked.docx"
    assert run("check", dirty, "--fix", "-o", plain)[0] == 0
    assert run("check", dirty, "--fix", "-o", tracked, "--track", "--author", "王核")[0] == 0

    made = root(tracked)
    assert settled(made, accepted=True) == settled(root(plain), accepted=True)
    assert settled(made, accepted=False) == settled(root(dirty), accepted=False)
    assert read_text(tracked) == read_text(plain)
    assert "整改120处，投入4000元（试点）&继续。" in settled(made, accepted=True)
    own = [one for tag in ("ins", "del") for one in made.iter(W + tag) if one.get(f"{W}author") == "王核"]
    assert len(own) > 10
    ids = [one.get(f"{W}id") for tag in ("ins", "del") for one in made.iter(W + tag)]
    assert len(set(ids)) == len(ids)


def test_each_piece_keeps_the_look_of_its_run_and_python_docx_opens_it(dirty: Path, tmp_path: Path) -> None:
    tracked = tmp_path / "tracked.docx"
    run("check", dirty, "--fix", "-o", tracked, "--track")

    deleted = [one for one in root(tracked).iter(f"{W}del") if "千" in "".join(one.itertext())]
    assert ["".join(one.itertext()) for one in deleted] == ["4千"], "a number goes whole"
    assert deleted[0].find(f"{W}r/{W}rPr/{W}b") is not None
    assert docx.Document(str(tracked)).paragraphs[0].text == "一、主要做法"
    with zipfile.ZipFile(dirty) as old, zipfile.ZipFile(tracked) as new:
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/document.xml"]


def test_in_what_somebody_put_in_and_nobody_accepted_a_fix_is_part_of_it(dirty: Path, tmp_path: Path) -> None:
    tracked = tmp_path / "tracked.docx"
    run("check", dirty, "--fix", "-o", tracked, "--track", "--author", "王核")

    pending = next(one for one in root(tracked).iter(f"{W}ins") if one.get(f"{W}author") == "张审")
    assert "".join(pending.itertext()) == "新增，一句"
    assert not list(pending.iter(f"{W}del"))


@pytest.mark.parametrize("words", [("--track",), ("--fix", "-o", "out.md", "--track")])
def test_only_a_docx_can_be_tracked(words: tuple[str, ...], tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# 一、情况\n\n整改120处,继续。\n", encoding="utf-8")
    code, _, said = run("check", draft, *words)
    assert code == 2
    assert ".docx" in said and "--track" in said


@given(st.lists(st.sampled_from(["", "，", "（a）", "&<", "　", "乙"]), min_size=3, max_size=3))
def test_any_words_in_the_place_of_others_come_and_go_by_the_letter(words: list[str]) -> None:
    texts = [f"整改{words[0]}隐患 ", words[1], f" 12{words[2]}0"]

    def part(*held: str) -> bytes:
        runs = "".join(
            f"<w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>{one.replace('&', '&amp;').replace('<', '&lt;')}</w:t></w:r>"
            for one in held
        )
        return (
            f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:p><w:pPr/>{runs}</w:p></w:body></w:document>'
        ).encode()

    before, after = part("整改隐患 ", "，", " 1,20"), part(*texts)
    made = ElementTree.fromstring(tracked_in_place(before, after, "王<核>", AT))
    for accepted, plain in ((True, after), (False, before)):
        assert settled(made, accepted=accepted) == settled(ElementTree.fromstring(plain), accepted=True)
    for one in made.iter(f"{W}del"):
        assert one.get(f"{W}author") == "王<核>" and one.get(f"{W}date") == "2025-12-05T09:30:00Z"


def test_the_text_of_a_tracked_copy_reads_as_accepted(dirty: Path, tmp_path: Path) -> None:
    tracked = tmp_path / "tracked.docx"
    run("check", dirty, "--fix", "-o", tracked, "--track")
    assert "再部署" in Words(open_words(tracked)[1]).text
    code, out, _ = run("check", tracked, "--fix", "-o", tmp_path / "again.docx", "--json")
    assert code == 0 and '"mended": []' in out


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
@pytest.mark.needs("uno")
def test_libreoffice_accepts_to_the_mended_copy_and_rejects_to_the_draft(dirty: Path, tmp_path: Path) -> None:
    plain, tracked = tmp_path / "plain.docx", tmp_path / "tracked.docx"
    document = docx.Document(str(dirty))
    document.paragraphs[-1]._p.getparent().remove(
        document.paragraphs[-1]._p
    )  # another's change is not ours to reject
    document.save(str(dirty))
    run("check", dirty, "--fix", "-o", plain)
    run("check", dirty, "--fix", "-o", tracked, "--track")
    taken, mended, left, draft = done(
        [job(tracked, ["accept_all"]), job(plain), job(tracked, ["reject_all"]), job(dirty)]
    )
    assert taken == mended != draft
    assert left == draft
