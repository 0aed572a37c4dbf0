"""A unit's own template: its page, header and styles are used, what it lacks is added and named, nothing alive comes along."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.documents import lacking, open_template, read_text, to_bytes
from assistant.documents.content import blocks
from assistant.documents.letterhead import page
from assistant.errors import DocumentError
from tests.documents.conftest import Docx, said, words
from tests.documents.papers import paper, shown
from tests.documents.reports import chinese_report, english_report
from tests.documents.test_pages import resaved

OWN = ("主送机关", "附件说明", "附注", "附件", "附件标题", "附件小标题", "表格文字", "表格标题行", "版记")


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """A template as python-docx writes it, with a page, a header and letters of its own."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin = Mm(32), Mm(25), Mm(40)
    section.header.paragraphs[0].text = "青禾县应急管理局"
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(15), "Arial"
    normal._element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    document.add_paragraph("这里写正文")
    path = tmp_path / "unit.docx"
    document.save(str(path))
    return path


def changed(path: Path, name: str, change: dict[bytes, bytes] | bytes) -> Path:
    """The template with one part changed, or added."""
    made = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry == name and isinstance(change, dict):
                for before, after in change.items():
                    assert before in data
                    data = data.replace(before, after)
            new.writestr(entry, data)
        if isinstance(change, bytes):
            new.writestr(name, change)
    return made


def test_page_header_and_styles_are_the_units(unit: Path) -> None:
    document = Document(io.BytesIO(to_bytes(paper(), ".docx", template=open_template(unit))))
    section = document.sections[0]
    assert (section.left_margin.mm, section.top_margin.mm) == (
        pytest.approx(32, abs=0.1),
        pytest.approx(40, abs=0.1),
    )
    assert section.header.paragraphs[0].text == "青禾县应急管理局"
    assert "这里写正文" not in [p.text for p in document.paragraphs]
    names = {p.style.name for p in document.paragraphs if p.style}
    assert {"Title", "Heading 1"} <= names
    title = next(p for p in document.paragraphs if p.style and p.style.name == "Title")
    assert title.style is not None and title.style.font.size == Document(str(unit)).styles["Title"].font.size


def test_styles_that_it_lacks_are_named_and_those_of_running_text_take_its_letters(unit: Path) -> None:
    template = open_template(unit)
    missing = lacking(paper(attachments=[{"title": "a", "text": "# b\nc\td"}]), template)
    assert set(OWN) | {"正文缩进", "签名", "日期"} <= set(missing), "named as a Chinese Word shows them"
    assert "Signature" in lacking(english_report(), template)
    docx = Docx(to_bytes(paper(), ".docx", template=template))
    assert docx.style("Recipient").find(f".//{qn('w:rFonts')}") is None
    assert said(docx.style("OrganMark"), "w:rPr/w:rFonts", "eastAsia") == "方正小标宋简体"
    ids = [one.get(qn("w:styleId")) for one in docx.all("w:style", "word/styles.xml")]
    assert len(ids) == len(set(ids))
    used = {one.get(qn("w:val")) for path in (".//w:pStyle", ".//w:rStyle") for one in docx.all(path)}
    assert used <= set(ids), "every style that is used is there"


def test_a_template_of_our_own_making_lacks_nothing(tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(to_bytes(paper(), ".docx"))
    template = open_template(tmp_path / "own.docx")
    assert lacking(paper(), template) == []
    docx = Docx(to_bytes(paper(), ".docx", template=template))
    assert docx.all("w:body/w:sectPr/w:docGrid")[0].get(qn("w:linePitch")) == "579"


def test_an_id_that_means_something_else_there_is_not_taken(unit: Path) -> None:
    other = changed(
        unit, "word/styles.xml",
        {b"</w:styles>": b'<w:style w:type="paragraph" w:styleId="Imprint"><w:name w:val="Slogan"/></w:style></w:styles>'},
    )  # fmt: skip
    docx = Docx(to_bytes(paper(), ".docx", template=open_template(other)))
    assert said(docx.style("nigaoImprint"), "w:name") == "版记"
    assert said(docx.all(".//w:txbxContent//w:p")[0], "w:pPr/w:pStyle") == "nigaoImprint"


def test_what_is_written_in_a_template_reads_back(unit: Path, tmp_path: Path) -> None:
    for index, report in enumerate((paper(), english_report(), chinese_report())):
        path = tmp_path / f"{index}.docx"
        path.write_bytes(to_bytes(report, ".docx", "comments", open_template(unit)))
        lines = [line.lstrip("# ") for line in read_text(path).splitlines()]
        assert lines == [block.text for block in page(report)]


def test_a_chart_and_comments_find_their_way_in(unit: Path) -> None:
    pytest.importorskip("matplotlib")
    data = to_bytes(shown("bar"), ".docx", "comments", open_template(unit))
    document = Document(io.BytesIO(data))
    assert len(document.inline_shapes) == 1
    printed = [
        piece
        for block in blocks(shown("bar"))
        for piece in block.pieces
        if piece.figure and block.role != "data"
    ]
    assert len(list(document.comments)) == len(printed)


@pytest.mark.parametrize(
    ("part", "change", "message"),
    [
        ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0", "模板里有宏或嵌入的对象，不能使用；读到“word/vbaProject.bin”；应为另存为不含宏的 .docx"),
        ("word/embeddings/oleObject1.bin", b"x", "模板里有宏或嵌入的对象，不能使用；读到“word/embeddings/oleObject1.bin”；应为另存为不含宏的 .docx"),
        ("[Content_Types].xml",
         {b"openxmlformats-officedocument.wordprocessingml.document.main+xml": b"ms-word.document.macroEnabled.main+xml"},
         "模板里有宏或嵌入的对象，不能使用；读到“word/document.xml”；应为另存为不含宏的 .docx"),
        ("word/_rels/settings.xml.rels",
         b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
         b'Type="http://x/attachedTemplate" Target="http://x/t.dotm" TargetMode="External"/></Relationships>',
         "word/_rels/settings.xml.rels：模板里有指向外部的链接，不能使用；读到“attachedTemplate”；应为删去链接（含所附模板、超链接）后的文档"),
        ("word/header9.xml",
         b'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:instrText> '
         b'INCLUDEPICTURE "http://x" </w:instrText></w:r></w:p></w:hdr>',
         "word/header9.xml：模板的页眉页脚里有会取外部内容的域；读到“INCLUDEPICTURE”"),
    ],
    ids=["macros", "embedded", "macro type", "external", "field"],
)  # fmt: skip
def test_what_is_alive_in_a_template_is_refused(
    unit: Path, part: str, change: dict[bytes, bytes] | bytes, message: str
) -> None:
    made = changed(unit, part, change)
    with pytest.raises(DocumentError) as told:
        open_template(made)
    assert told.value.said.zh.removeprefix(f"{made}").lstrip("，：") == message


def test_what_is_no_template_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "t.docm").write_bytes(b"x")
    with pytest.raises(DocumentError, match=r"模板的类型不对；读到“\.docm”；应为不含宏的"):
        open_template(tmp_path / "t.docm")
    (tmp_path / "t.docx").write_bytes(b"x")
    with pytest.raises(DocumentError, match=r"不是 \.docx 文件"):
        open_template(tmp_path / "t.docx")
    with pytest.raises(DocumentError, match="文件不存在"):
        open_template(tmp_path / "no.docx")


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_a_template_saved_by_libreoffice_is_used_like_any_other(unit: Path, tmp_path: Path) -> None:
    saved = resaved(unit, tmp_path)
    data = to_bytes(paper(), ".docx", template=open_template(saved))
    document = Document(io.BytesIO(data))
    assert document.sections[0].header.paragraphs[0].text == "青禾县应急管理局"
    assert [p.style.name for p in document.paragraphs if p.style and p.text == "一、主要做法及成效"] == [
        "Heading 1"
    ]
    (tmp_path / "r.docx").write_bytes(data)
    lines = [line.lstrip("# ") for line in read_text(resaved(tmp_path / "r.docx", tmp_path)).splitlines()]
    assert lines == [block.text for block in page(paper())]
    assert words(Docx(data).paragraphs()[0]) == "000012"
