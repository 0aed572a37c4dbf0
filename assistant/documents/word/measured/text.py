"""The text: title, levels, running text, addressee, signature, attachments (GB/T 9704-2012, 5.2.2, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.documents.word.measured.document import Document, Paragraph
from assistant.documents.word.measured.finding import Measured, judged
from assistant.documents.word.measured.sheet import body_of
from assistant.language import Said

_LEVELS = (
    (re.compile(r"[一二三四五六七八九十]{1,3}、"), ("黑体", "SimHei"), "黑体 16 pt", "一、"),
    (
        re.compile(r"（[一二三四五六七八九十]{1,3}）"),
        ("楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312"),
        "楷体 16 pt",
        "（一）",
    ),
    (
        re.compile(r"\d{1,2}[.．](?!\d)"),
        ("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312"),
        "仿宋 16 pt",
        "1.",
    ),
    (
        re.compile(r"（\d{1,2}）"),
        ("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312"),
        "仿宋 16 pt",
        "（1）",
    ),
)
_FANG = _LEVELS[2][1]
_SONG_TITLE = re.compile(r"小标宋|XiaoBiaoSong|XBS")
_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_ATTACHED = re.compile(r"附件\s*\d{0,2}[：:]?")
_MARK = re.compile("(?:令|公告|通告)$")
_TITLE_STYLES = ("title", "标题", "公文标题")


def text(document: Document) -> Iterator[Measured]:
    """What can be said of the paragraphs; a thing that the document has not is passed over."""
    paragraphs = [one for one in document.paragraphs if one.text]
    title = next((one for one in paragraphs if one.style.lower() in _TITLE_STYLES), None)
    title = title or max(
        (one for one in paragraphs[:8] if one.align == "center"), key=lambda one: one.size, default=None
    )
    body = body_of(document)
    if title is None or not _MARK.search(title.text) or title.size <= 22:
        yield from _title(title)  # the mark of an order is its title (10.2), and that of a 公告 may be
    yield from _levels(paragraphs, title)
    if body is not None:
        yield _face(Said("正文字体", "running text"), "5.2.2", body, _FANG, "仿宋 16 pt")
        two = abs(body.first_line - 2 * (body.size + body.tracking) * 20) <= 60
        found = f"{body.first_line / ((body.size + body.tracking) * 20 or 1):.1f}"
        yield judged(Said("首行缩进（字）", "indent, characters"), "7.3.3", found, "2", two)
    themed = [one for one in paragraphs if one.theme_font]
    yield judged(Said("主题字体", "theme fonts"), "—", str(len(themed)), "0", not themed, custom=True)
    yield from _signature(paragraphs)
    yield from _attachments(paragraphs, document.paragraphs)


def _title(title: Paragraph | None) -> Iterator[Measured]:
    if title is None:
        yield judged(Said("标题", "title"), "7.3.1", "—", "小标宋 22 pt", False)
        return
    face = f"{title.east or '—'} {title.size:g} pt"
    good = bool(_SONG_TITLE.search(title.east)) and title.size == 22
    yield judged(Said("标题字体", "title"), "7.3.1", face, "小标宋 22 pt", good)
    yield judged(
        Said("标题位置", "title stands"), "7.3.1", title.align or "left", "center", title.align == "center"
    )


def _levels(paragraphs: Sequence[Paragraph], title: Paragraph | None) -> Iterator[Measured]:
    """The first heading of each level, and how many of the others differ from it."""
    for number, (form, faces, expected, mark) in enumerate(_LEVELS, 1):
        found = [one for one in paragraphs if one is not title and not one.left and form.match(one.text)]
        if not found:
            continue
        wrong = [one for one in found if one.east not in faces or one.size != 16]
        said = Said(f"第{number}级标题“{mark}”", f"headings {mark}")
        yield _face(said, "7.3.3", (wrong or found)[0], faces, expected)


def _face(item: Said, clause: str, one: Paragraph, faces: Sequence[str], expected: str) -> Measured:
    return judged(
        item, clause, f"{one.east or '—'} {one.size:g} pt", expected, one.east in faces and one.size == 16
    )


def _signature(paragraphs: Sequence[Paragraph]) -> Iterator[Measured]:
    """The date stands in the right half of the page, below its organ (7.3.5)."""
    at = next((i for i in range(len(paragraphs) - 1, 0, -1) if _DATE.fullmatch(paragraphs[i].text)), None)
    if at is None:
        return
    date, organ = paragraphs[at], paragraphs[at - 1]
    width = (date.size + date.tracking) * 20
    right = date.align in ("right", "end") or date.tabbed or date.left > 12 * width
    from_right = (
        f"{date.right / width:.1f}" if date.align in ("right", "end") else f"← {date.left / width:.1f}"
    )
    yield judged(
        Said("成文日期位置（字）", "date stands, characters"),
        "7.3.5",
        from_right,
        "右空 2 或 4 / 2 or 4",
        right,
    )
    # A list of those present at a meeting may stand above the date too (10.3); no organ has a colon.
    named = (
        len(organ.text) < 30 and "：" not in organ.text and not organ.text.endswith(("。", "！", "？", "："))
    )
    placed = organ.align in ("right", "end", "center") or organ.tabbed or organ.left > 8 * width
    if named:
        yield judged(Said("署名位置", "organ stands"), "7.3.5", organ.align or "left", "right", placed)


def _attachments(paragraphs: Sequence[Paragraph], whole: Sequence[Paragraph]) -> Iterator[Measured]:
    for one in paragraphs:
        if _ATTACHED.fullmatch(one.text) and not one.text.endswith(("：", ":")):
            hei = one.east in _LEVELS[0][1] and one.size == 16
            found = f"{one.east} {one.size:g} pt {one.align or 'left'}"
            item = Said(f"{one.text}顶格", f"{one.text} flush left")
            flush = one.align in ("", "left", "both", "start") and not one.first_line
            yield judged(item, "7.3.7", found, "黑体 16 pt left", hei and flush)
            above = whole[max(0, whole.index(one) - 1)]
            starts = one.page_break or not above.text
            yield judged(
                Said(f"{one.text}另面", f"{one.text} on a new page"),
                "7.3.7",
                "√" if starts else "×",
                "√",
                starts,
            )
