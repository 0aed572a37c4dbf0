"""What a kind of document must have and must not have; the kind is the brief's, or what the title says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.ends import DATE, FORMULA
from assistant.checks.subject import Reading, Subject
from assistant.language import Said
from assistant.report.findings import Finding

_STATUTORY = (
    "请示",
    "报告",
    "批复",
    "纪要",
    "通知",
    "通报",
    "通告",
    "公告",
    "公报",
    "意见",
    "决定",
    "决议",
    "命令",
    "议案",
    "函",
)
_NAMES = {
    "title": Said("标题", "title"),
    "recipient": Said("主送机关", "addressee"),
    "salutation": Said("称谓", "salutation"),
    "opening": Said("导语", "lead"),
    "closing": Said("结语", "closing formula"),
    "author": Said("署名", "signature"),
    "date": Said("成文日期", "date"),
}
# A report tells what was asked of others and granted (报请县政府批准, 经市局同意): that is no request.
_ASKS = re.compile(
    r"(?:恳请|敬请|特请|望|盼|(?<![报提呈申])请(?![示求教]))[^。；，！？\n“”]{0,14}?(?:批准|批复|批示|审批|核准|准予|同意)"
    r"|(?:妥否|当否|可否|是否可行|是否妥当)，?(?:恳请|敬请|请)"
    r"|(?:恳请|请求|特请|特申请|现申请|拟申请)[^。；\n“”]{0,30}?(?:解决|拨付|追加|安排|支持|下达|补助|给予|增加)[^。；，\n]{0,16}"
)
_SALUTES = re.compile(r"^(?:各位|同志们|尊敬的|大家好|女士们|朋友们)")
_ORGANS = re.compile(r"[、，,；;]|(?<=[局委府办厅部])(?:和|并|及)(?=[一-鿿])")
_BRACKETED = re.compile(r"[（(][^（）()\n]*[）)]\s*$")
_SECOND_MATTER = re.compile(r"(?:另外|此外|同时)，?(?:一并|还)?(?:恳请|请求|申请|请(?!示))[^。\n]{4,40}")


def elements(subject: Subject) -> Iterator[Finding]:
    """Elements that the kind requires or forbids; a signature or date still to come is only noticed."""
    kind = subject.brief.kind if subject.brief else None
    if kind is None:
        return
    there = _there(subject)
    zh = subject.language == "zh"
    for name, standing in kind.elements.items():
        if name not in _NAMES or name not in there:
            continue
        said = _NAMES[name].zh if zh else _NAMES[name].en
        if standing == "required" and not there[name]:
            severity = "warning" if name in ("title", "recipient") else "info"
            yield subject.finding(
                "kind-element",
                text="",
                variant="lacking",
                case="element-lacking",
                severity="warning" if severity == "warning" else "info",
                kind=kind.name,
                element=said,
            )
        elif standing == "forbidden" and there[name]:
            words = there[name]
            yield subject.finding(
                "kind-element",
                text=words,
                variant="forbidden",
                case="element-forbidden",
                kind=kind.name,
                element=said,
            )


def _there(subject: Subject) -> dict[str, str]:
    """The words of each element that the document has, empty for none."""
    brief = subject.brief
    opening = next((r.text for r in subject.readings if r.role == "opening"), "")
    if subject.drafted and brief:
        found = {"title": brief.title, "recipient": brief.recipient, "salutation": brief.salutation}
        return {
            **found,
            "closing": brief.closing,
            "author": brief.author,
            "date": brief.date,
            "opening": opening,
        }
    front, end = _lines(subject, "front"), _lines(subject, "closing")
    ended = [line for line in front[1:] if line.endswith(("：", ":"))]
    salutation = next((line for line in ended if _SALUTES.match(line)), "")
    dates = [line for line in (*front, *end) if DATE.fullmatch(line)]
    formulas = [line for line in end if FORMULA.match(line)]
    signed = [
        line
        for line in end
        if line not in dates and line not in formulas and not line.startswith(("附", "抄", "（"))
    ]
    return {
        "title": front[0] if front else "",
        "recipient": next((line for line in ended if line != salutation), ""),
        "salutation": salutation,
        "opening": opening,
        "closing": formulas[0] if formulas else "",
        "author": signed[0] if signed and dates else "",
        "date": dates[0] if dates else "",
    }


def _lines(subject: Subject, role: str) -> list[str]:
    text = "\n".join(reading.text for reading in subject.readings if reading.role == role)
    return [words for line in text.splitlines() if (words := line.strip(" \t\u3000*#"))]


def _title(subject: Subject) -> str:
    if subject.brief:
        return subject.brief.title
    front = _lines(subject, "front")
    return front[0] if front else ""


def kind_of(title: str) -> str:
    """The statutory kind that a title ends with, edition in brackets aside; empty for none."""
    bare = _BRACKETED.sub("", title).strip()
    return next((name for name in _STATUTORY if bare.endswith(name)), "")


def _kind(subject: Subject) -> str:
    named = subject.brief.kind.name if subject.brief and subject.brief.kind else ""
    return kind_of(named) or ("" if named else kind_of(_title(subject)))


def request(subject: Subject) -> Iterator[Finding]:
    """A report that asks for money, approval or staff: it should be a 请示. In a 请示, a second matter."""
    if subject.language != "zh":
        return
    kind = _kind(subject)
    forbidden = subject.brief is not None and subject.brief.kind is not None
    forbidden = forbidden and subject.brief.kind.elements.get("request") == "forbidden"  # type: ignore[union-attr]
    pattern = _ASKS if kind == "报告" or forbidden else _SECOND_MATTER if kind == "请示" else None
    if pattern is None or (kind not in ("报告", "请示") and not forbidden):
        return
    variant = "matters" if pattern is _SECOND_MATTER else "request"
    for reading in _pieces(subject):
        for match in pattern.finditer(reading.text):
            severity = "info" if variant == "matters" else None
            yield subject.finding(
                "kind-element",
                reading,
                *match.span(),
                variant=variant,
                case=f"hidden-{variant}",
                severity="info" if severity else None,
            )


def _pieces(subject: Subject) -> list[Reading]:
    closing = [reading for reading in subject.readings if reading.role == "closing"]
    if subject.drafted and subject.brief and subject.brief.closing:
        closing = [Reading("closing", text=subject.brief.closing)]
    return [*subject.texts, *closing]


def addressees(subject: Subject) -> Iterator[Finding]:
    """A 请示 goes to one superior, a 报告 normally to one."""
    kind = _kind(subject)
    if kind not in ("请示", "报告") or subject.language != "zh":
        return
    recipient = subject.brief.recipient if subject.brief else _recipient(subject)
    if recipient and _ORGANS.search(recipient.rstrip("：:")):
        yield subject.finding(
            "kind-element",
            text=recipient.rstrip("：:"),
            variant="superiors",
            case="two-superiors",
            severity="warning" if kind == "请示" else "info",
            kind=kind,
        )


def _recipient(subject: Subject) -> str:
    ended = [line for line in _lines(subject, "front")[1:] if line.endswith(("：", ":"))]
    return next((line for line in ended if not _SALUTES.match(line)), "")


def title(subject: Subject) -> Iterator[Finding]:
    """The title of a statutory document is made of organ, matter and kind; only its kind can be told for sure."""
    kind = subject.brief.kind if subject.brief else None
    if kind is None or not kind.official or subject.language != "zh" or subject.brief is None:
        return
    expected = kind_of(kind.name) or kind.name
    bare = _BRACKETED.sub("", subject.brief.title).strip()
    if not bare.endswith((expected, kind.name, *kind.aliases)):
        yield subject.finding(
            "kind-element",
            text=subject.brief.title,
            variant="title",
            case="title-form",
            severity="info",
            expected=expected,
        )
