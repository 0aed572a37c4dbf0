"""What a sync says about headings and figures, in the report's language."""

from __future__ import annotations

from assistant.language import Language
from assistant.report.findings import Finding, Severity

# case → rule, severity, and the sentence; {text} is what stands there now, {expected} what the report has.
_SAID: dict[str, tuple[str, Severity, str, str]] = {
    "heading-missing": (
        "heading-missing", "error",
        "文档中没有标题“{expected}”", "the document has no heading “{expected}”",
    ),
    "heading-reworded": (
        "heading-reworded", "error",
        "标题“{expected}”在文档中改成了“{text}”；标题以提纲为准",
        "the heading “{expected}” became “{text}”; headings are the outline's",
    ),
    "heading-extra": (
        "heading-extra", "error",
        "文档中多出标题“{text}”，提纲里没有", "the heading “{text}” is not in the outline",
    ),
    "heading-order": (
        "heading-order", "error",
        "“{expected}”一节在文档中移到了别处；次序以提纲为准，文字仍在这一节",
        "“{expected}” was moved in the document; the order is the outline's, its text stays in this section",
    ),
    "brief": (
        "kind-element", "warning",
        "“{expected}”在文档中是“{text}”；请在拟稿说明里改，这里不改",
        "“{expected}” reads “{text}” in the document; change it in the brief, it is not taken over",
    ),
    "outside": (
        "kind-element", "info",
        "落款之后的“{text}”不属于任何一节，没有收入",
        "“{text}” stands behind the signature and is not taken over",
    ),
    "changed": (
        "figure-contradicts", "error",
        "“{fact}”应为{expected}，文档中是{text}", "{fact} is {expected}, the document says {text}",
    ),
    "written": (
        "figure-contradicts", "info",
        "“{fact}”由{expected}改写为{text}，数值相符，但不再随事实更新",
        "{fact}: {expected} now reads {text}; it agrees, and follows the fact no more",
    ),
    "filled": (
        "figure-ungrounded", "error",
        "“{fact}”原来待补，文档中填了{text}；请用 nigao update --set 填入事实，或说明出处",
        "{fact} was open, the document says {text}; enter it with nigao update --set",
    ),
    "direction": (
        "figure-direction", "error",
        "“{fact}”应为“{expected}”，文档中是“{text}”", "{fact} reads “{expected}”, the document says “{text}”",
    ),
    "words": (
        "figure-contradicts", "warning",
        "“{fact}”应为“{expected}”，文档中已改动：“{text}”",
        "{fact} is “{expected}”; the document now says “{text}”",
    ),
}  # fmt: skip


def finding(
    case: str,
    language: Language,
    *,
    section: str = "",
    text: str = "",
    expected: str = "",
    fact: str = "",
    label: str = "",
    start: int = 0,
) -> Finding:
    """The finding of that case; `start` counts in the section's new text."""
    rule, severity, zh, en = _SAID[case]
    message = (zh if language == "zh" else en).format(
        text=_short(text), expected=_short(expected), fact=label or fact
    )
    end = start + len(text) if fact else start
    return Finding(
        rule=rule,
        severity=severity,
        section=section,
        start=start,
        end=end,
        text=text,
        message=message,
        expected=expected,
        fact=fact,
    )


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
