"""The page of GB/T 9704-2012. Working papers (总结, 汇报) use all but the head and the 版记 of official ones."""

from __future__ import annotations

from assistant.documents.word.layout import Face, Layout, Page, Style

# 225 mm in 22 lines are 28.99 pt a line; 579 twips (28.95 pt) leave a hair, so that the 22nd still fits (5.2.3).
LINE = 579
# 16 pt less a quarter point: 28 characters are 441 pt in the 442.2 pt of the text area. A character grid does
# the same in Word, but LibreOffice then sets 17 a line; narrower characters serve both.
TRACKING = -0.25

_LATIN = "Times New Roman"
# 仿宋 and 楷体 come with Windows; their _GB2312 editions, which the trade also asks for, stand in for them.
_TITLE = Face("方正小标宋简体", _LATIN, "小标宋体")
_HEI = Face("黑体", _LATIN, "SimHei")
_KAI = Face("楷体", _LATIN, "楷体_GB2312")
_FANG = Face("仿宋", _LATIN, "仿宋_GB2312")
_SONG = Face("宋体", "宋体", "SimSun")  # page numbers: 半角宋体阿拉伯数字 (7.5)

# A4; text area 156 × 225 mm, 37 mm from the top and 28 mm from the left (5.2.1, 5.2.2). The dash of the page
# number, a third of the way down its 18 pt line, stands 7 mm below the text area (7.5).
_PAGE = Page(210, 297, top=37, bottom=35, left=28, right=26, footer=24.9, line=LINE, odd_even=True)


def _heading(level: int, face: Face) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        face,
        16,
        based_on="Normal",
        next="NormalIndent",
        indent=2,
        tracking=TRACKING,
        outline=level,
        keep_next=True,
    )


def _plain(name: str, shown: str, *, based_on: str = "Normal", **rest: object) -> Style:
    return Style(name, shown, _FANG, 16, based_on=based_on, tracking=TRACKING, **rest)  # type: ignore[arg-type]


GONGWEN = Layout(
    language="zh",
    page=_PAGE,
    styles=(
        _plain("Normal", "Normal", based_on=""),
        _plain("NormalIndent", "Normal Indent", indent=2),
        # Lines of fixed height: the 小标宋 that stands in may be taller than the grid and would take two lines.
        Style(
            "Title",
            "Title",
            _TITLE,
            22,
            "Normal",
            "NormalIndent",
            "center",
            after=LINE,
            exact=LINE,
            keep_next=True,
            on_grid=False,
        ),
        # 题注: below the title at once, the blank line of the title below it. The standard has no clause; custom.
        Style(
            "Adoption",
            "通过日期",
            _KAI,
            16,
            "Normal",
            "NormalIndent",
            "center",
            after=LINE,
            tracking=TRACKING,
            keep_next=True,
            own=True,
        ),
        _heading(1, _HEI),
        _heading(2, _KAI),
        _heading(3, _FANG),
        _heading(4, _FANG),
        _heading(5, _FANG),
        _plain("Recipient", "主送机关", next="NormalIndent", keep_next=True, own=True),
        _plain("Salutation", "Salutation", next="NormalIndent", keep_next=True),
        _plain("Closing", "Closing", based_on="NormalIndent", indent=2, keep_next=True),
        _plain("Signature", "Signature", next="Date", align="right", right=2, before=LINE, keep_next=True),
        _plain("Date", "Date", align="left"),
        _plain("AttachedList", "附件说明", own=True),
        _plain("People", "出席人员名单", own=True),
        _plain("Note", "附注", next="NormalIndent", indent=2, own=True),
        Style(
            "Annex",
            "附件",
            _HEI,
            16,
            "Normal",
            "AnnexTitle",
            "left",
            tracking=TRACKING,
            keep_next=True,
            own=True,
        ),
        # On the third line, one blank line above and below (7.3.7).
        Style(
            "AnnexTitle",
            "附件标题",
            _TITLE,
            22,
            "Title",
            "NormalIndent",
            "center",
            before=LINE,
            after=LINE,
            exact=LINE,
            keep_next=True,
            on_grid=False,
            own=True,
        ),
        Style(
            "AnnexHeading",
            "附件小标题",
            _HEI,
            16,
            "Normal",
            "NormalIndent",
            indent=2,
            tracking=TRACKING,
            keep_next=True,
            own=True,
        ),
        Style(
            "Caption", "caption", _HEI, 14, "Normal", align="center", line=1.2, on_grid=False, keep_next=True
        ),
        Style("TableText", "表格文字", _FANG, 12, "Normal", align="left", line=1.1, on_grid=False, own=True),
        Style(
            "TableHead",
            "表格标题行",
            _HEI,
            12,
            "TableText",
            align="center",
            line=1.1,
            on_grid=False,
            own=True,
        ),
        # The head: its distances and size depend on the words and stand in `letterhead`.
        Style(
            "OrganMark",
            "发文机关标志",
            _TITLE,
            52,
            "Normal",
            "DocumentNumber",
            "center",
            keep_next=True,
            on_grid=False,
            own=True,
            color="FF0000",
        ),
        _plain("CopyNumber", "份号", align="left", own=True),
        Style("HeadMark", "密级和紧急程度", _HEI, 16, "Normal", align="left", tracking=TRACKING, own=True),
        # Two lines below the mark; lines of 20 pt leave 2 to 3 pt below the letters, 8 more make the 4 mm to the red
        # line, in whole points as Word has them (7.2.5, 7.2.7).
        Style(
            "DocumentNumber",
            "发文字号",
            _FANG,
            16,
            "Normal",
            "Title",
            "center",
            before=2 * LINE,
            exact=400,
            tracking=TRACKING,
            rule_below=8,
            keep_next=True,
            on_grid=False,
            own=True,
        ),
        # Two lines below the mark, the text two lines below it, and no line between (10.2).
        _plain("OrderNumber", "令号", align="center", before=2 * LINE, keep_next=True, own=True),
        _plain("Hand", "签发人署名", align="right", right=4, before=2 * LINE, keep_next=True, own=True),
        Style("Imprint", "版记", _FANG, 14, "Normal", align="left", exact=480, on_grid=False, own=True),
        Style("Footer", "footer", _SONG, 14, "Normal", align="right", right=1, exact=360, on_grid=False),
        Style(
            "FooterEven",
            "页脚双页",
            _SONG,
            14,
            "Footer",
            align="left",
            left=1,
            exact=360,
            on_grid=False,
            own=True,
        ),
    ),
    roles={
        "copy": "CopyNumber",
        "secrecy": "HeadMark",
        "mark": "OrganMark",
        "number": "DocumentNumber",
        "copies": "Imprint",
        "issued": "Imprint",
        "title": "Title",
        "adopted": "Adoption",
        "recipient": "Recipient",
        "salutation": "Salutation",
        "body": "NormalIndent",
        "run-in": "NormalIndent",
        "closing": "Closing",
        "caption": "Caption",
        "chart": "Caption",
        "row": "TableText",
        "attached": "AttachedList",
        "people": "People",
        "author": "Signature",
        "hand": "Hand",
        "date": "Date",
        "note": "Note",
        "annex": "Annex",
        "annex-title": "AnnexTitle",
        "annex-heading": "AnnexHeading",
        "annex-body": "NormalIndent",
    },
    number=("— ", " —"),
)
