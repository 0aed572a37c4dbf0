"""A report asked for in one prompt, values and all, as one would ask a chat window: what slots are compared with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assistant.brief import Brief
from assistant.checks import check
from assistant.drafting.plan import plan
from assistant.outline.numbering import number
from assistant.report.printing import print_value
from assistant.writers.chat_model import ChatModel, Message, Request

_WRONG = (
    "figure-contradicts",
    "figure-misattributed",
    "figure-unit",
    "figure-direction",
    "figure-inconsistent",
)


@dataclass(frozen=True, slots=True)
class Whole:
    """What came of it: figures wrong, missing and invented, headings missing, and what it cost."""

    text: str
    wrong: int
    missing: int
    invented: int
    headings: int
    tokens: int


async def write_whole(brief: Brief, model: ChatModel) -> Whole:
    """The text of one call, checked like any text that somebody hands in."""
    request = Request((Message("user", prompt(brief)),), "write", plan(brief).tasks[0])
    reply = await model.answer(request)
    found = Counter(finding.rule for finding in check(reply.text, brief).findings)
    return Whole(
        reply.text,
        wrong=sum(found[rule] for rule in _WRONG),
        missing=found["figure-missing"],
        invented=found["figure-ungrounded"] + found["date-ungrounded"],
        headings=found["heading-missing"],
        tokens=reply.input_tokens + reply.output_tokens,
    )


def prompt(brief: Brief) -> str:
    """Title, outline with points and required facts, all values, and the wish."""
    zh = brief.language == "zh"
    lines = [brief.title, ""]
    for placed in brief.outline.walk():
        lines.append(f"{number(placed.id, brief.language)}{placed.section.heading}")
        lines += [f"  - {point}" for point in placed.section.points]
        for name in placed.section.facts:
            resolved = brief.facts.resolve(name)
            lines.append(f"  * {name}: {print_value(resolved, brief.language)}")
    wish = (
        "按上面的提纲写出完整的报告。标题照抄，每个标题下写一段，列出的数据都要写到，不得编造数据。只输出报告正文。"
        if zh
        else "Write the whole report from this outline. Copy the headings, write a paragraph under each, state"
        " every listed figure, invent none. Give the report only."
    )
    return "\n".join([*lines, "", wish])
