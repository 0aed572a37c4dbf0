"""Documents of others: from Word and WPS, renamed, encrypted, broken, in several encodings."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml

from assistant.documents import read_report, read_text, source, to_bytes, zipped
from assistant.errors import DocumentError
from tests.documents.conftest import W
from tests.documents.reports import chinese_report

NS = f'xmlns:w="{W[1:-1]}"'


def save(document: Document, folder: Path) -> Path:  # type: ignore[valid-type]
    path = folder / "来稿.docx"
    document.save(str(path))  # type: ignore[attr-defined]
    return path


def fails(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_text(path)
    message = str(caught.value)
    assert "\n" not in message and message.startswith(str(path))
    return message.removeprefix(str(path))


def test_word_headings_become_markdown_headings_and_tables_lines_of_tabs(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("年度总结", 0)
    document.add_heading("一、主要工作", 1)
    document.add_heading("（一）聚焦责任", 2)
    document.add_paragraph("检查企业149家。").add_run("\n换行之后")
    document.add_paragraph("")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ["指标", "数值", "企业", "149"], strict=True
    ):
        cell.text = words
    document.add_paragraph("表后。").add_run().add_break(WD_BREAK.PAGE)
    assert read_text(save(document, tmp_path)).split("\n") == [
        "# 年度总结",
        "## 一、主要工作",
        "### （一）聚焦责任",
        "检查企业149家。",
        "换行之后",
        "指标\t数值",
        "企业\t149",
        "表后。",
        "",
    ]


def test_a_heading_that_shares_its_paragraph_with_text_stays_one_line(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("（一）聚焦责任。检查企业149家。", 2)
    assert read_text(save(document, tmp_path)) == "（一）聚焦责任。检查企业149家。\n"


def test_an_outline_level_without_a_style_makes_a_heading(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("一、主要工作")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {NS} w:val="0"/>'))
    assert read_text(save(document, tmp_path)) == "## 一、主要工作\n"


def test_numbers_that_word_makes_itself_are_counted(tmp_path: Path) -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, form, text in (
            (0, "chineseCountingThousand", "%1、"),
            (1, "chineseCounting", "（%2）"),
            (2, "decimal", "%3."),
        )
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {NS} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for depth, words in ((0, "工作"), (1, "责任"), (1, "宣传"), (2, "培训"), (0, "问题"), (1, "认识")):
        paragraph = document.add_heading(words, depth + 1)
        number = f'<w:numPr {NS}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))
    assert read_text(save(document, tmp_path)).split("\n")[:-1] == [
        "## 一、工作",
        "### （一）责任",
        "### （二）宣传",
        "#### 1.培训",
        "## 二、问题",
        "### （一）认识",
    ]


def test_tracked_changes_read_as_accepted_and_text_boxes_are_passed_over(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("检查")._p
    for markup in (
        "<w:del {0}><w:r><w:delText>100</w:delText></w:r></w:del>",
        "<w:ins {0}><w:r><w:t>149</w:t></w:r></w:ins>",
        "<w:r {0}><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        "<w:r {0}><w:t>家</w:t></w:r>",
    ):
        paragraph.append(parse_xml(markup.format(NS)))
    assert read_text(save(document, tmp_path)) == "检查149家\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_the_encodings_of_the_trade(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes("一、工作 2025\r\n检查149家。\n".encode(encoding))
    assert read_text(path) == "一、工作 2025\n检查149家。\n"


def test_markdown_keeps_its_lines_so_that_line_numbers_hold(tmp_path: Path) -> None:
    path = tmp_path / "稿.md"
    path.write_text("# 题\n\n**（一）责任**。检查\\*149家。\n", encoding="utf-8")
    assert read_text(path) == "# 题\n\n（一）责任。检查*149家。\n"


@pytest.mark.parametrize("name", ["没有.docx", "没有.md", "没有.txt"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    assert fails(tmp_path / name) == "：文件不存在"


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "夹.docx").mkdir()
    assert fails(tmp_path / "夹.docx") == "：这是一个文件夹，不是文件"


def test_an_unknown_suffix_names_those_that_can_be_read(tmp_path: Path) -> None:
    assert fails(tmp_path / "稿.wps") == "：不能读取这种文件；读到“.wps”；应为.docx .md .txt"


def test_a_renamed_file_is_no_docx(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(b"%PDF-1.7 ...")
    assert fails(path) == "：不是 .docx 文件，可能只是改了扩展名；读到“%PDF-1.7”；应为Word 文档（.docx）"
    path.write_bytes(b"")
    assert "不是 .docx 文件" in fails(path)


def test_an_encrypted_or_old_document_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    assert "请解除密码或另存为 .docx" in fails(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".zip"])
def test_another_package_holds_no_word_document(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "稿.docx"
    if suffix == ".xlsx":
        path.write_bytes(to_bytes(chinese_report(), ".xlsx"))
    else:
        path.write_bytes(zipped.pack({"a.txt": b"a"}))
    assert "里面没有 Word 文档" in fails(path)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_broken_markup_is_named_by_its_part(tmp_path: Path, part: str) -> None:
    parts = zipped.unpack(to_bytes(chinese_report(), ".docx"))
    path = tmp_path / "稿.docx"
    path.write_bytes(zipped.pack({**parts, part: parts[part][:-30]}))
    assert f"文件已损坏；读到“{part}" in fails(path)


def test_a_damaged_package_is_broken(tmp_path: Path) -> None:
    data = bytearray(to_bytes(chinese_report(), ".docx"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        at = package.getinfo("word/document.xml").header_offset + 60
    data[at : at + 40] = bytes(40)
    path = tmp_path / "稿.docx"
    path.write_bytes(data)
    assert "文件已损坏" in fails(path)


def test_a_package_that_would_unpack_too_large_is_refused_from_its_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "稿.docx"
    parts = zipped.unpack(to_bytes(chinese_report(), ".docx"))
    path.write_bytes(zipped.pack({**parts, "word/media/a.png": bytes(3 * 1024 * 1024)}))
    monkeypatch.setattr(source, "LIMIT_MB", 2)
    monkeypatch.setattr(zipped, "LIMIT_MB", 2)
    assert fails(path) == "：文件太大；读到“3 MB”；应为不超过 2 MB"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<w:p/>" * 100_001, "段落太多；应为不超过 100000 段"),
        (f"<w:p>{'<w:ins>' * 5000}{'</w:ins>' * 5000}</w:p>", "文件已损坏"),
        ("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000, "文件已损坏"),
        ("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", "<!DOCTYPE"),
    ],
    ids=["many", "deep", "nested tables", "external entity"],
)
def test_a_document_made_to_wear_us_out_is_refused(tmp_path: Path, body: str, message: str) -> None:
    entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>' if "&x;" in body else ""
    path = tmp_path / "稿.docx"
    path.write_bytes(
        zipped.pack({"word/document.xml": f"{entity}<w:d {NS}><w:b>{body}</w:b></w:d>".encode()})
    )
    assert message in fails(path)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x00\x01\x02\x03", b"\xff\xfe\x00", b"\x80\x81\xff\xff"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes(data)
    assert "不是文本文件，或编码不认识" in fails(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "不是 JSON"),
        (b"\xff", "不是 UTF-8 编码的 JSON"),
        (b"[]", "不是 nigao 保存的报告"),
        (b"{}", "不是 nigao 保存的报告"),
        (b"[" * 100_000, "嵌套过深"),
    ],
)
def test_a_json_that_is_no_report_says_so(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=message):
        read_report(path)


def test_a_saved_report_that_was_cut_is_broken(tmp_path: Path) -> None:
    data = json.loads(to_bytes(chinese_report(), ".json"))
    del data["sections"][0]["heading"]
    path = tmp_path / "r.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(DocumentError, match="已损坏"):
        read_report(path)


def test_only_json_holds_a_report(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="不是保存的报告"):
        read_report(tmp_path / "r.docx")
