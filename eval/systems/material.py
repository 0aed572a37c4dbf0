"""Facts and outline as lines of text, for the baselines: values in the place of slots."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.figures.slots import find_slots
from assistant.outline.numbering import number
from assistant.report.printing import print_value
from assistant.writers.prompts.discreet import Discreet
from assistant.writers.prompts.literals import stated


def fact_lines(say: Discreet, expressions: Iterable[str]) -> list[str]:
    """发现隐患数（2025年）：12处. A gap is XX and its unit; what is sensitive is not there."""
    lines = []
    for fact in stated(say.brief, expressions):
        if fact.resolved.sensitive:
            continue
        given = fact.resolved.fact
        about = [part for part in (given.entity, given.period) if part] if given else []
        value = str(print_value(fact.resolved, say.brief.language))
        if say.brief.language == "zh":
            name = fact.label + (f"（{'，'.join(about)}）" if about else "") + "："
        else:
            name = fact.label + (f" ({', '.join(about)})" if about else "") + ": "
        lines.append(say.line(name + value))
    return lines


def outline_lines(say: Discreet) -> list[str]:
    """Every heading as Markdown with its number, then its points and phrases; a slot in a point is its value."""
    lines = []
    for placed in say.brief.outline.walk():
        section = placed.section
        gap = "" if say.brief.language == "zh" else " "
        heading = number(placed.id, say.brief.language) + gap + say.line(section.heading)
        lines.append(f"{'#' * (placed.level + 1)} {heading}")
        lines += [f"- {say.line(_with_values(point, say))}" for point in section.points]
        lines += [f"- “{say.line(phrase)}”" for phrase in section.phrases]
    return lines


def _with_values(point: str, say: Discreet) -> str:
    for found in reversed(list(find_slots(point))):
        known = stated(say.brief, [found.expression])
        if known and not known[0].resolved.sensitive:
            value = str(print_value(known[0].resolved, say.brief.language, found.form))
            point = point[: found.start] + value + point[found.end :]
    return point
