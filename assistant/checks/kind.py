"""What a kind of document must have and must not have; the kind is the brief's, or what the title says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.brief import Brief
from assistant.checks.ends import DATE
from assistant.checks.subject import Subject
from assistant.language import Said
from assistant.outline.adoption import read_adoption
from assistant.outline.formulas import is_closing
from assistant.report.findings import Finding

_STATUTORY = tuple("请示 报告 批复 纪要 通知 通报 通告 公告 公报 意见 决定 决议 命令 议案 函".split())
_NAMES = {
    "title": Said("标题", "title"),
    "recipient": Said("主送机关", "addressee"),
    "salutation": Said("称谓", "salutation"),
    "opening": Said("导语", "lead"),
    "closing": Said("结语", "closing formula"),
    "author": Said("署名", "signature"),
    "date": Said("成文日期", "date"),
    "adopted": Said("题注（通过的日期和会议）", "note of the meeting that passed it"),
}
SALUTES = re.compile(r"各位|同志|尊敬的|大家好|女士|先生|朋友们|代表[、，：]|委员[、，：]")
_BRACKETED = re.compile(r"[（(][^（）()\n]*[）)]\s*$")


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
            yield subject.finding(
                "kind-element",
                text="",
                variant="lacking",
                case="element-lacking",
                severity="warning" if name in ("title", "recipient") else "info",
                expected=said,
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
            "author": brief.author or _hand(brief),
            "date": brief.date,
            "adopted": brief.adopted,
            "opening": opening,
        }
    front, end = lines_of(subject, "front"), lines_of(subject, "closing")
    ended = [line for line in front[1:] if line.endswith(("：", ":"))]
    salutation = next((line for line in ended if SALUTES.search(line)), "")
    dates = [line for line in (*front, *end) if DATE.fullmatch(line)]
    notes = [note for line in front[1:] if (note := read_adoption(line))]
    formulas = [line for line in end if is_closing(line)]
    signed = signature(subject)
    return {
        "title": front[0] if front else "",
        "recipient": next((line for line in ended if line != salutation), ""),
        "salutation": salutation,
        "opening": opening,
        "closing": formulas[0] if formulas else "",
        "author": (signed or (_hand(brief) if brief else "")) if dates else "",
        "date": dates[0] if dates else notes[0].date if notes else "",
        "adopted": (notes[0].by or notes[0].date) if notes else "",
    }


def _hand(brief: Brief) -> str:
    """Post and name of who signs in person, in the place of an organ (GB/T 9704-2012, 7.3.5.3)."""
    return f"{brief.signer_post}{brief.signer}" if brief.signer_post and brief.signer else ""


def signature(subject: Subject) -> str:
    """The organ that signs a text: the first line at its end that is no date, formula or list; empty for none."""
    for line in lines_of(subject, "closing"):
        if not (DATE.fullmatch(line) or is_closing(line) or line.startswith(("附", "抄", "（"))):
            return line
    return ""


def lines_of(subject: Subject, role: str) -> list[str]:
    text = "\n".join(reading.text for reading in subject.readings if reading.role == role)
    return [words for line in text.splitlines() if (words := line.strip(" \t\u3000*#"))]


def title_of(subject: Subject) -> str:
    """The title: the brief's, or the first line of the text."""
    if subject.brief:
        return subject.brief.title
    front = lines_of(subject, "front")
    return front[0] if front else ""


def kind_of(title: str) -> str:
    """The statutory kind that a title ends with, edition in brackets aside; empty for none."""
    bare = _BRACKETED.sub("", title).strip()
    return next((name for name in _STATUTORY if bare.endswith(name)), "")


def statutory(subject: Subject) -> str:
    named = subject.brief.kind.name if subject.brief and subject.brief.kind else ""
    return kind_of(named) or ("" if named else kind_of(title_of(subject)))


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
