"""Spreadsheets and lists of facts made to wear a reader out or to lead it astray."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
    'PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
_HEAD = b'<row r="1"><c r="A1" t="inlineStr"><is><t>\xe6\x8c\x87\xe6\xa0\x87</t></is></c><c r="B1" t="inlineStr"><is><t>\xe6\x95\xb0\xe5\x80\xbc</t></is></c></row>'
_ONE = b'<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><v>7</v></c></row>'
_XXE = "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def book(rows: Iterable[bytes], before: str = "", media: int = 0) -> bytes:
    """A workbook of one sheet with a header and these rows, written piece by piece; a picture of so many megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        for name, kind, target in (
            ("_rels/.rels", "officeDocument", "xl/workbook.xml"),
            ("xl/_rels/workbook.xml.rels", "worksheet", "worksheets/sheet1.xml"),
        ):
            package.writestr(
                name,
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>',
            )
        package.writestr("xl/workbook.xml", _BOOK)
        with package.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'{before}<worksheet xmlns="{_MAIN}"><sheetData>'.encode() + _HEAD)
            for row in rows:
                sheet.write(row)
            sheet.write(b"</sheetData></worksheet>")
        if media:
            with package.open("xl/media/a.png", "w") as picture:
                for _ in range(media):
                    picture.write(bytes(1024 * 1024))
    return out.getvalue()


def _rows(count: int) -> Iterable[bytes]:
    for n in range(2, count + 2):
        yield f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>x{n}</t></is></c><c r="B{n}"><v>{n}</v></c></row>'.encode()


def _word_table(rows: int) -> bytes:
    """A Word document with a table of so many rows, as a sheet of facts."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr(
            "[Content_Types].xml",
            _TYPES.replace("/xl/workbook.xml", "/word/document.xml").replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind
            ),
        )
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{w}"><w:body><w:tbl>'
            + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * rows
            + "</w:tbl></w:body></w:document>",
        )
    return out.getvalue()


def _laughs() -> bytes:
    lines = ["a: &a [x,x,x,x,x,x,x,x,x,x]"]
    lines += [f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 10)}]" for n in range(9)]
    return "\n".join(lines).encode()


# name → the bytes, and what must come of it: an error, or what is read.
TABLES: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "sheet-of-400000-rows.xlsx": (lambda: book(_rows(400_000)), "error"),
    "million-empty-rows.xlsx": (lambda: book([b"<row/>" * 1000] * 1000), "error"),
    "row-of-500000-cells.xlsx": (lambda: book([b"<row>" + b"<c><v>1</v></c>" * 500_000 + b"</row>"]), "error"),
    "bomb-300mb-sheet.xlsx": (lambda: book([b" " * 1024 * 1024] * 300), "error"),
    "picture-of-500mb.xlsx": (lambda: book([_ONE], media=500), "error"),
    "last-cell-of-all.xlsx": (lambda: book([_ONE, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>']), "a = 7"),
    "external-entity.xlsx": (lambda: book([_ONE.replace(b">a<", b">&x;<")], _XXE), "error"),
    "cut-off.xlsx": (lambda: book([_ONE])[:400], "error"),
    "renamed.xlsx": (lambda: b"hello", "error"),
    "empty.xlsx": (lambda: b"", "error"),
    "encrypted.xlsx": (lambda: _OLE + b"\0" * 4096, "error"),
    "old.xls": (lambda: _OLE + b"\0" * 4096, "error"),
    "word-table-of-400000-rows.docx": (lambda: _word_table(400_000), "error"),
    "400000-lines.csv": (lambda: "指标,数值\n".encode() + b"".join(b"x%d,%d\n" % (n, n) for n in range(400_000)), "error"),
    "million-laughs.yaml": (_laughs, "error"),
    "nested-20000-deep.yaml": (lambda: b"[" * 20_000, "error"),
    "400000-facts.yaml": (lambda: b"".join(b"- {id: x%d, value: %d}\n" % (n, n) for n in range(400_000)), "error"),
    "nested-100000-deep.json": (lambda: b"[" * 100_000 + b"]" * 100_000, "error"),
    "400000-facts.json": (lambda: b"[" + b",".join(b'{"id": "x%d", "value": %d}' % (n, n) for n in range(400_000)) + b"]", "error"),
}  # fmt: skip
