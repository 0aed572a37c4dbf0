"""What an official paper has beyond a working paper: the head above the title and the 版记 at its end.

Only the kinds of the Regulation of 2012 have them (处理工作条例, article 8), and only where the brief gives the fields.
"""

from __future__ import annotations

from assistant.documents.content import Block, Piece, blocks, clean, date_of_signing
from assistant.documents.content.block import TAB
from assistant.report.model import Report

# Kinds that go upwards: 发文字号 stands at the left, 签发人 at the right (GB/T 9704-2012, 7.2.5, 7.2.6).
_UPWARDS = ("报告", "请示", "上行文")
_PAPER = "文件"


def page(report: Report) -> list[Block]:
    """Every paragraph of the printed page: head, report, 版记."""
    return [*head(report), *text(report), *imprint(report)]


def text(report: Report) -> list[Block]:
    """What stands between head and 版记. A mark that is the title too (of an order, 10.2; often of a 公告) is printed once."""
    printed = blocks(report)
    mark = report.brief.organ_mark.strip()
    if not mark or not _official(report):
        return list(printed)
    return [block for block in printed if block.role != "title" or block.text != mark]


def head(report: Report) -> list[Block]:
    """份号, 密级, 紧急程度, one a line; 发文机关标志; 发文字号 with 签发人. None for a working paper."""
    brief = report.brief
    if not _official(report):
        return []
    if is_letter(report):
        return _letter(report)
    signer = f"签发人：{brief.signer}" if brief.signer and goes_up(report) else ""
    line = "\t".join(part for part in (brief.document_number, signer) if part)
    made = [
        _block("copy", brief.copy_number),
        _block("secrecy", brief.classification),
        _block("secrecy", brief.urgency),
        *_marks(brief.organ_mark),
        _block("number", line),
    ]
    return [block for block in made if block.text]


def is_order(report: Report) -> bool:
    """Whether the paper has the form of an order (10.2): a 命令 whose mark is its organ with 令 or 命令 behind it."""
    brief = report.brief
    mark = brief.organ_mark.strip()
    is_kind = brief.kind is not None and brief.kind.name == "命令"
    return _official(report) and is_kind and mark.endswith("令") and "\n" not in mark


def is_letter(report: Report) -> bool:
    """Whether the paper has the form of a letter (10.1): a 函 whose mark is the name of its organ, without 文件.

    Its mark and its red lines stand in the margins of the first page, not in the text.
    """
    brief = report.brief
    mark = brief.organ_mark.strip()
    is_letter = brief.kind is not None and brief.kind.name == "函"
    return _official(report) and is_letter and bool(mark) and not mark.endswith(_PAPER) and "\n" not in mark


def _letter(report: Report) -> list[Block]:
    """Below the first red line: the first of 份号, 密级, 紧急程度 at the left and 发文字号 at the right, then the others."""
    brief = report.brief
    first, *others = [one for one in (brief.copy_number, brief.classification, brief.urgency) if one] or [""]
    number = Block(
        "number",
        tuple(
            Piece(clean(part)) if part != "\t" else TAB
            for part in (first, "\t", brief.document_number)
            if part
        ),
    )
    made = [
        number if brief.document_number else _block("secrecy", first),
        *(_block("secrecy", one) for one in others),
    ]
    return [block for block in made if block.text.strip()]


def _marks(mark: str) -> list[Block]:
    """One line, or of a joint paper a line for each organ, with 文件 behind the first, in the middle of them (7.2.4)."""
    lines = [line.strip() for line in mark.splitlines() if line.strip()]
    if len(lines) < 2:
        return [_block("mark", mark)]
    paper = any(line.endswith(_PAPER) for line in lines)
    organs = [line.removesuffix(_PAPER) for line in lines if line != _PAPER]
    first = Block("mark", (Piece(clean(organs[0])), *((TAB, Piece(_PAPER)) if paper else ())))
    return [first, *(_block("mark", organ) for organ in organs[1:])]


def imprint(report: Report) -> list[Block]:
    """抄送, then 印发机关 and 印发日期 (7.4); only beneath a paper that has a head or copies."""
    brief = report.brief
    if not _official(report) or not (brief.organ_mark or brief.copies_to):
        return []
    copies = brief.copies_to.rstrip("。；;，, ")
    date = date_of_signing(brief.issued_on or brief.date, "zh")
    organ = brief.issued_by or brief.author.split("\n")[0].strip()
    issued = "\t".join(part for part in (organ, f"{date}印发" if date else "") if part)
    made = [_block("copies", f"抄送：{copies}。" if copies else ""), _block("issued", issued)]
    if is_letter(report):
        made = made[:1]  # a letter says neither who issued it nor when (10.1)
    return [block for block in made if block.text]


def goes_up(report: Report) -> bool:
    """Whether the paper goes to a superior."""
    kind = report.brief.kind
    return kind is not None and any(word in name for name in (kind.name, *kind.aliases) for word in _UPWARDS)


def _official(report: Report) -> bool:
    brief = report.brief
    return brief.language == "zh" and brief.kind is not None and brief.kind.official


def _block(role: str, text: str) -> Block:
    return Block(role, (Piece(clean(text)),) if text else ())  # type: ignore[arg-type]
