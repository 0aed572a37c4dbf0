"""Figures and findings as marks in the text: a colour, a sign for eyes that see no colours, and what stands behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assistant.brief import Brief
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.report.findings import Finding
from assistant.report.render import PrintedFigure, Rendered

SIGNS = {"supported": "✓", "derived": "∑", "open": "?", "words": "¶", "contradicted": "✗"}
NAMES = {
    "supported": "given",
    "derived": "computed",
    "open": "unfilled",
    "contradicted": "contradicted",
    "words": "worded",
}
# Findings that say of a figure that no fact stands behind it, or another one.
_OF_FIGURES = ("figure-", "date-")


def legend(language: Language) -> str:
    """The marks with their names, as they look in the text."""
    marks = (
        f'<span class="nigao-mark {state}">{escape(say(key, language))}{sign(state)}</span>'
        for state, key in NAMES.items()
    )
    return f'<div class="nigao-legend">{" ".join(marks)}</div>'


def marked(
    name: str, rendered: Rendered, brief: Brief, findings: Sequence[Finding], language: Language
) -> Iterator[str]:
    """The text of a section in pieces of HTML; where a finding meets a figure, the figure carries it."""
    own = [(i, f) for i, f in enumerate(findings) if f.section == name and f.end <= len(rendered.text)]
    spans = []
    for figure in rendered.figures:
        met = [(i, f) for i, f in own if figure.start < f.end and f.start < figure.end]
        spans.append((figure.start, figure.end, _figure(figure, met, brief, language)))
    for index, finding in own:
        words = rendered.text[finding.start : finding.end]
        free = all(end <= finding.start or finding.end <= start for start, end, _ in spans)
        if free and "\n" not in words:
            spans.append((finding.start, finding.end, _finding(index, finding, words, language)))
    at = 0
    for start, end, html in sorted(spans, key=lambda span: (span[0], span[1])):
        if start >= at:
            yield escape(rendered.text[at:start])
            yield html
            at = end
    yield escape(rendered.text[at:])


def evidence(expression: str, brief: Brief) -> str:
    """What stands behind a figure: its fact, the arithmetic with numbers in it, and the source."""
    resolved = brief.facts.resolve(expression)
    told = [resolved.fact.name if resolved.fact else expression]
    if resolved.arithmetic:
        told.append(f"= {resolved.arithmetic}")
    sources = [brief.facts[name].source for name in resolved.facts]
    if resolved.fact and resolved.fact.source:
        sources = [resolved.fact.source]
    told += [source for source in sources if source]
    return " · ".join(dict.fromkeys(told))


def sign(state: str) -> str:
    return f'<sup aria-hidden="true">{SIGNS[state]}</sup>' if state in SIGNS else ""


def _figure(
    figure: PrintedFigure, met: Sequence[tuple[int, Finding]], brief: Brief, language: Language
) -> str:
    wrong = any(f.severity == "error" and f.rule.startswith(_OF_FIGURES) for _, f in met)
    state = "contradicted" if wrong else figure.state
    told = " · ".join([evidence(figure.fact, brief), *(f.message for _, f in met if f.message)])
    anchors = "".join(f'<span id="place-{index}"></span>' for index, _ in met)
    return anchors + _mark(state, figure.text, told, language)


def _finding(index: int, finding: Finding, words: str, language: Language) -> str:
    told = finding.message or finding.rule
    if finding.severity == "error" and words and finding.rule.startswith(_OF_FIGURES):
        return f'<span id="place-{index}"></span>' + _mark("contradicted", words, told, language)
    label = escape(f"{words} · {told}", quote=True)
    return (
        f'<span id="place-{index}" class="finding {finding.severity}" tabindex="0" role="note" aria-label="{label}" '
        f'data-told="{escape(told, quote=True)}">{escape(words)}</span>'
    )


def _mark(state: str, words: str, told: str, language: Language) -> str:
    """One mark; it can be reached by the keyboard, and says its state and evidence to a reader that sees nothing."""
    label = escape(f"{words} · {say(NAMES[state], language)} · {told}", quote=True)
    return (
        f'<span class="nigao-mark {state}" tabindex="0" role="note" aria-label="{label}" '
        f'data-told="{escape(told, quote=True)}">{escape(words)}{sign(state)}</span>'
    )
