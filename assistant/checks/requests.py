"""Who is asked for what: a report hides no request, a request asks one thing of one superior, as a motion does of one
congress, a letter goes to no superior (regulation of 2012, articles 8 and 15)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.kind import SALUTES, lines_of, signature, statutory
from assistant.checks.ranks import is_above
from assistant.checks.subject import Reading, Subject
from assistant.report.findings import Finding, Severity

# A report tells what was asked of others and granted (报请县政府批准, 经市局同意): that is no request.
_ASKS = re.compile(
    r"(?:恳请|敬请|特请|望予|盼予|(?<![报提呈申])请(?![示求教根按依遵参对]))[^。；，！？\n“”]{0,14}?(?:批准|批复|批示|审批|核准|准予|同意)"
    r"|(?:妥否|当否|可否|是否可行|是否妥当)，?(?:恳请|敬请|请)"
    r"|(?:恳请|请求|特请|特申请|现申请|拟申请)[^。；\n“”]{0,30}?(?:解决|拨付|追加|安排|支持|下达|补助|给予|增加)[^。；，\n]{0,16}"
)
ORGANS = re.compile(r"[、，,；;]|(?<=[局委府办厅部])(?:和|并|及)(?=[一-鿿])")
_SECOND_MATTER = re.compile(r"(?:另外|此外|同时)，?(?:一并|还)?(?:恳请|请求|申请|请(?!示))[^。\n]{4,40}")
_SECOND_MOTION = re.compile(r"(?:另外|此外|同时)，?(?:一并|还|另)?(?:提请|恳请|请(?=审议|批准))[^。\n]{4,40}")


def request(subject: Subject) -> Iterator[Finding]:
    """A report that asks for money, approval or staff: it should be a 请示. In a 请示 or 议案, a second matter (info)."""
    if subject.language != "zh":
        return
    kind = statutory(subject)
    if kind == "请示":
        yield from _found(subject, _SECOND_MATTER, "matters", "info")
    elif kind == "议案":
        yield from _found(subject, _SECOND_MOTION, "matters", "info")
    elif kind == "报告" or _is_summary(subject):
        yield from _found(subject, _ASKS, "request", "warning")


def _is_summary(subject: Subject) -> bool:
    kind = subject.brief.kind if subject.brief else None
    return (
        kind is not None
        and kind.name.endswith(("总结", "汇报"))
        and kind.elements.get("request") == "forbidden"
    )


def _found(subject: Subject, pattern: re.Pattern[str], variant: str, severity: Severity) -> Iterator[Finding]:
    for reading in _pieces(subject):
        for match in pattern.finditer(reading.text):
            yield subject.finding(
                "kind-element",
                reading,
                *match.span(),
                variant=variant,
                case=f"hidden-{variant}",
                severity=severity,
                kind=statutory(subject),
            )


def _pieces(subject: Subject) -> list[Reading]:
    closing = [reading for reading in subject.readings if reading.role == "closing"]
    if subject.drafted and subject.brief and subject.brief.closing:
        closing = [Reading("closing", text=subject.brief.closing)]
    return [*subject.texts, *closing]


def addressees(subject: Subject) -> Iterator[Finding]:
    """A 请示 goes to one superior, a 议案 to one congress, a 报告 normally to one superior."""
    kind = statutory(subject)
    if kind not in ("请示", "议案", "报告") or subject.language != "zh":
        return
    recipient = subject.brief.recipient if subject.brief else _recipient(subject)
    if recipient and not SALUTES.search(recipient) and ORGANS.search(recipient.rstrip("：:")):
        yield subject.finding(
            "kind-element",
            text=recipient.rstrip("：:"),
            variant="superiors",
            case="two-superiors",
            severity="info" if kind == "报告" else "warning",
            kind=kind,
        )


def letter(subject: Subject) -> Iterator[Finding]:
    """A 函 to one's own superior: it goes between bodies of which neither answers to the other (article 8)."""
    if statutory(subject) != "函" or subject.language != "zh":
        return
    recipient, author = parties(subject)
    for one in ORGANS.split(recipient):
        if author and one and is_above(one.strip(), author):
            yield subject.finding(
                "kind-element", text=one.strip(), variant="letter", case="letter-to-superior", author=author
            )


def parties(subject: Subject) -> tuple[str, str]:
    """To whom a paper goes and who signs it, by the brief or by the text; empty where neither says."""
    brief = subject.brief
    recipient = (brief.recipient if brief else "") or _recipient(subject)
    author = (brief.author if brief else "") or signature(subject)
    return recipient.rstrip("：:").strip(), author.strip()


def _recipient(subject: Subject) -> str:
    ended = [line for line in lines_of(subject, "front")[1:] if line.endswith(("：", ":"))]
    return next((line for line in ended if not SALUTES.search(line)), "")
