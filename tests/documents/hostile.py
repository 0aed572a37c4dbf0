"""Documents made to wear a reader out or to lead it astray; none is larger than a few hundred kilobytes on disk.

Run as a program it reads every file of a folder and prints, a line each, name, what came of it, and seconds;
in the last line the megabytes that reading took beyond those of an empty start.
"""

from __future__ import annotations

import io
import resource
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from assistant.documents import read_text
from assistant.documents.incoming_marks import suspicions
from assistant.errors import InputError
from assistant.facts.read import read_facts
from tests.documents.hostile_tables import TABLES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def body(inside: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def links(*targets: tuple[str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}" {more}/>'
        for n, (kind, target, more) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_R}">{made}</Relationships>'


def docx(document: str | bytes, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        whole = {
            "_rels/.rels": links(("officeDocument", "word/document.xml", "")),
            "word/document.xml": document,
        }
        for name, data in {**whole, **(parts or {})}.items():
            package.writestr(name, data)
    return out.getvalue()


def bomb(megabytes: int, name: str, *, before: bytes = b"", fill: bytes = b" ") -> bytes:
    """A docx with a part of so many megabytes, written piece by piece."""
    out = io.BytesIO(b"" if name == "word/document.xml" else docx(body(text("正文。"))))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open(name, "w") as part,
    ):
        part.write(before)
        piece = fill * (1024 * 1024 // len(fill))
        for _ in range(megabytes):
            part.write(piece)
    return out.getvalue()


def lying(size: int) -> bytes:
    """A docx whose directory says that its document unpacks to `size` bytes."""
    data = bytearray(docx(body(text("字" * 200_000))))
    real = len(body(text("字" * 200_000)).encode())
    start, said = bytes(data).rfind(b"PK\x01\x02", 0, bytes(data).rfind(b"word/document.xml")), size
    assert data[start + 24 : start + 28] == real.to_bytes(4, "little")
    data[start + 24 : start + 28] = said.to_bytes(4, "little")
    return bytes(data)


def many_entries() -> bytes:
    """A directory of 1.4 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for n in range(8000):
            package.writestr(f"word/{n:0>120}.xml", "")
    return out.getvalue()


def flagged_encrypted() -> bytes:
    data = bytearray(docx(body(text("正文。"))))
    at = bytes(data).find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


_LAUGHS = (
    "<!DOCTYPE w [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>"
)
_XXE = "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
_FINE = docx(body(text("正文。")))

# name → the bytes, and what must come of it: an error, or the text that is read.
FILES: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "bomb-210mb-picture.docx": (lambda: bomb(210, "word/media/a.png"), "error"),
    "bomb-40mb-document.docx": (lambda: bomb(40, "word/document.xml", before=body("").encode()), "error"),
    "bomb-40mb-styles.docx": (lambda: bomb(40, "word/styles.xml", before=b"<a>", fill=b"<b/>"), "error"),
    "styles-of-two-million.docx": (lambda: bomb(8, "word/styles.xml", before=b"<a>", fill=b"<b/>"), "error"),
    "numbering-of-two-million.docx": (lambda: bomb(8, "word/numbering.xml", before=b"<a>", fill=b"<b/>"), "error"),
    "four-million-paragraphs.docx": (lambda: bomb(24, "word/document.xml", before=body("").encode()[:-22], fill=b"<w:p/>"), "error"),
    "runs-by-the-million.docx": (lambda: docx(body("<w:p>" + "<w:r/>" * 1_000_000 + "</w:p>")), "error"),
    "bookmarks-by-the-million.docx": (lambda: docx(body("<w:bookmarkStart/>" * 800_000)), "error"),
    "table-of-400000-rows.docx": (lambda: docx(body("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 400_000 + "</w:tbl>")), "error"),
    "one-paragraph-of-20mb.docx": (lambda: docx(body(text("a" * 20_000_000))), "error"),
    "nested-100000-deep.docx": (lambda: docx(body("<w:sdt>" * 100_000)), "error"),
    "million-laughs.docx": (lambda: docx(body(text("&j;"), _LAUGHS)), "error"),
    "quadratic-entity.docx": (lambda: docx(body(text("&a;" * 50_000), f"<!DOCTYPE w [<!ENTITY a '{'a' * 50_000}'>]>")), "error"),
    "external-entity.docx": (lambda: docx(body(text("&x;"), _XXE)), "error"),
    "external-entity-utf16.docx": (lambda: docx(body(text("&x;"), _XXE).replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")), "error"),
    "entity-in-styles.docx": (lambda: docx(body(text("正文。")), {"word/styles.xml": _XXE + "<a>&x;</a>"}), "error"),
    "broken-xml.docx": (lambda: docx(body("<w:p><w:r>")[:-40]), "error"),
    "no-xml.docx": (lambda: docx(b"\x00\xff\x00\xff" * 100), "error"),
    "empty-document.docx": (lambda: docx(b""), "error"),
    "empty.docx": (lambda: b"", "error"),
    "renamed-text.docx": ("正文。".encode, "error"),
    "renamed-pdf.docx": (lambda: b"%PDF-1.7\n" + b"x" * 1000, "error"),
    "renamed-gzip.docx": (lambda: zlib.compress(b"x" * 10_000), "error"),
    "encrypted.docx": (lambda: OLE + b"\0" * 4096, "error"),
    "encrypted-entries.docx": (flagged_encrypted, "error"),
    "cut-off.docx": (lambda: _FINE[: len(_FINE) // 2], "error"),
    "crooked-crc.docx": (lambda: _FINE.replace(zlib.crc32(body(text("正文。")).encode()).to_bytes(4, "little"), b"\1\2\3\4"), "error"),
    "says-it-is-small.docx": (lambda: lying(10), "error"),
    "says-it-is-huge.docx": (lambda: lying(0xFFFFFFF0), "error"),
    "directory-of-thousands.docx": (many_entries, "error"),
    "document-outside.docx": (lambda: docx("", {"../../etc/passwd": "x", "_rels/.rels": links(("officeDocument", "../../etc/passwd", ""))}), "error"),
    "document-on-the-net.docx": (lambda: docx("", {"_rels/.rels": links(("officeDocument", "http://a.example/x.xml", 'TargetMode="External"'))}), "error"),
    "circle-of-styles.docx": (lambda: docx(body('<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>正文。</w:t></w:r></w:p>'), {"word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'}), "正文。"),
    "external-template.docx": (lambda: docx(body(text("正文。")), {"word/_rels/settings.xml.rels": links(("attachedTemplate", "http://a.example/t.dotm", 'TargetMode="External"'))}), "正文。"),
    "external-picture.docx": (lambda: docx(body(text("正文。")), {"word/_rels/document.xml.rels": links(("image", "file:///etc/passwd", 'TargetMode="External"'))}), "正文。"),
    "macros.docx": (lambda: docx(body(text("正文。")), {"word/vbaProject.bin": OLE + b"Sub AutoOpen()"}), "正文。"),
    "path-tricks.docx": (lambda: docx(body(text("正文。")), {"../../../tmp/x": "x", "/etc/cron.d/x": "x", "C:\\x": "x"}), "正文。"),
    "field-that-runs.docx": (lambda: docx(body('<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r><w:r><w:t>正文。</w:t></w:r></w:p>')), "正文。"),
    "huge-number.docx": (lambda: docx(body('<w:p><w:pPr><w:outlineLvl w:val="' + "9" * 4000 + '"/></w:pPr><w:r><w:t>正文。</w:t></w:r></w:p>')), "正文。"),
    "text-of-30mb.txt": (lambda: b"a" * 30_000_000, "error"),
    "no-encoding.txt": (lambda: bytes(range(128, 256)) * 50 + b"\xff\xff\x00", "error"),
    **TABLES,
}  # fmt: skip


def write_all(folder: Path) -> Iterator[Path]:
    for name, (made, _) in FILES.items():
        (folder / name).write_bytes(made())
        yield folder / name


def outcome(path: Path) -> str:
    """The text, on one line, or `error` with the message."""
    try:
        if path.name in TABLES:
            return "; ".join(
                f"{fact.id} = {fact.quantity.value}" for fact in read_facts(path) if fact.quantity
            )
        text = read_text(path)
        suspicions(path)
        return text.strip()
    except InputError as error:
        return f"error {error}"


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    start = _megabytes()
    for file in sorted(Path(sys.argv[1]).iterdir()):
        began = time.process_time()
        said = outcome(file)
        print(file.name, f"{time.process_time() - began:.2f}", said[:60], sep="\t")
    print("megabytes", f"{_megabytes() - start:.0f}", "", sep="\t")
