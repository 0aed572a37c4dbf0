"""What an official paper has beyond a working paper: the head above the title and the 版记 at its end.

Only the kinds of the Regulation of 2012 have them (处理工作条例, article 8), and only where the brief gives the fields.
"""

from __future__ import annotations

from assistant.documents.content import Block, Piece, blocks, clean, date_of_signing
from assistant.report.model import Report

# Kinds that go upwards: 发文字号 stands at the left, 签发人 at the right (GB/T 9704-2012, 7.2.5, 7.2.6).
_UPWARDS = ("报告", "请示", "上行文")


def page(report: Report) -> list[Block]:
    """Every paragraph of the printed page: head, report, 版记."""
    return [*head(report), *blocks(report), *imprint(report)]


def head(report: Report) -> list[Block]:
    """发文机关标志, then 发文字号 with 签发人; none for a working paper."""
    brief = report.brief
    if not _official(report):
        return []
    signer = f"签发人：{brief.signer}" if brief.signer and goes_up(report) else ""
    line = "\t".join(part for part in (brief.document_number, signer) if part)
    made = [_block("mark", brief.organ_mark), _block("number", line)]
    return [block for block in made if block.text]


def imprint(report: Report) -> list[Block]:
    """抄送, then 印发机关 and 印发日期 (7.4); only beneath a paper that has a head or copies."""
    brief = report.brief
    if not _official(report) or not (brief.organ_mark or brief.copies_to):
        return []
    copies = brief.copies_to.rstrip("。；;，, ")
    date = date_of_signing(brief.date, "zh")
    issued = "\t".join(part for part in (brief.author, f"{date}印发" if date else "") if part)
    made = [_block("copies", f"抄送：{copies}。" if copies else ""), _block("issued", issued)]
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
