"""The report as HTML: figures marked by colour and by sign, findings at their place; every text is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape

from assistant.brief import Brief
from assistant.facts.model import written_date
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.outline.numbering import printed
from assistant.report.findings import Finding
from assistant.report.model import Part, Report, ReportSection, blank
from assistant.report.render import PrintedFigure, Rendered, render

SIGNS = {"derived": "∑", "open": "?", "words": "¶", "wrong": "✗"}
_WAITING = "…"


def report_html(report: Report, language: Language) -> str:
    """A finished report, from title to date; a finding's place has the id `place-N`, N its index."""
    texts = {section.id: section.source for _, _, section in report.walk()}
    if report.opening:
        texts["opening"] = report.opening.source
    return _page(report.brief, texts, report.sections, report.findings, language)


def draft_html(brief: Brief, texts: Mapping[str, str], language: Language) -> str:
    """A report in the making: every heading stands, each text appears in its own place when it is written."""
    sections = blank(brief, lambda name: Part(source=texts.get(name, _WAITING)))
    return _page(brief, texts, sections, (), language)


def empty_html(language: Language) -> str:
    return f'<div class="nigao-page"><p class="flush waiting">{escape(say("empty", language))}</p></div>'


def _page(
    brief: Brief,
    texts: Mapping[str, str],
    sections: tuple[ReportSection, ...],
    findings: Sequence[Finding],
    language: Language,
) -> str:
    colon = "：" if brief.language == "zh" else ":"
    out = [f'<h1 id="place-top">{escape(brief.title)}</h1>']
    if brief.recipient:
        out.append(f'<p class="flush">{escape(brief.recipient)}{colon}</p>')
    if brief.salutation:
        out.append(f'<p class="flush">{escape(brief.salutation)}</p>')
    if brief.opening:
        out += _paragraphs("opening", texts.get("opening", _WAITING), brief, findings)
    out += _sections(sections, "", 1, brief, findings)
    if brief.closing:
        out.append(f"<p>{escape(brief.closing)}</p>")
    out += [f'<p class="sign">{escape(line)}</p>' for line in (brief.author, _day(brief)) if line]
    body = "".join(out)
    return f'{_legend(language)}<div class="nigao-page {brief.language}" lang="{brief.language}">{body}</div>'


def _day(brief: Brief) -> str:
    """The day of signing as it is printed: 2025年12月5日."""
    try:
        return written_date(date.fromisoformat(brief.date), brief.language)
    except ValueError:
        return brief.date


def _legend(language: Language) -> str:
    """The marks with their names, as they look in the text."""
    names = {"supported": "given", "derived": "computed", "open": "unfilled", "words": "worded"}
    marks = (
        f'<mark class="{state}">{escape(say(key, language))}{_sign(state)}</mark>'
        for state, key in names.items()
    )
    return f'<div class="nigao-legend nigao-marks">{" ".join(marks)}</div>'


def _sections(
    sections: tuple[ReportSection, ...], prefix: str, level: int, brief: Brief, findings: Sequence[Finding]
) -> list[str]:
    out = []
    for index, section in enumerate(sections, 1):
        path = f"{prefix}{index}"
        heading = escape(printed(path, section.heading, brief.language))
        paragraphs = _paragraphs(section.id, section.source, brief, findings)
        if section.run_in and paragraphs:
            stop = "。" if brief.language == "zh" else ". "
            paragraphs[0] = f'<p id="s-{section.id}"><b class="run-in">{heading}{stop}</b>{paragraphs[0][3:]}'
        else:
            tag = f"h{min(level + 1, 4)}"
            out.append(f'<{tag} id="s-{section.id}">{heading}</{tag}>')
        out += paragraphs
        out += _sections(section.sections, f"{path}.", level + 1, brief, findings)
    return out


def _paragraphs(name: str, source: str, brief: Brief, findings: Sequence[Finding]) -> list[str]:
    """The paragraphs of one section, each as `<p>…</p>`."""
    if source == _WAITING:
        return [f"<p>{_WAITING}</p>"]
    rendered = render(source, brief.facts, brief.language)
    html = "".join(_marked(name, rendered, brief, findings))
    return [f"<p>{line}</p>" for line in html.split("\n") if line.strip()]


def _marked(name: str, rendered: Rendered, brief: Brief, findings: Sequence[Finding]) -> Iterator[str]:
    """The text with its figures and its findings marked; where two meet, the first one stands."""
    spans = [(figure.start, figure.end, _mark(figure, brief)) for figure in rendered.figures]
    for index, finding in enumerate(findings):
        if finding.section != name or finding.end > len(rendered.text):
            continue
        inside = [i for i, (start, end, _) in enumerate(spans) if start < finding.end and finding.start < end]
        if inside:
            start, end, html = spans[inside[0]]
            spans[inside[0]] = (start, end, f'<span id="place-{index}"></span>{html}')
        elif "\n" not in (words := rendered.text[finding.start : finding.end]):
            spans.append((finding.start, finding.end, _finding(index, finding, words)))
    at = 0
    for start, end, html in sorted(spans, key=lambda span: (span[0], span[1])):
        if start >= at:
            yield escape(rendered.text[at:start])
            yield html
            at = end
    yield escape(rendered.text[at:])


def _finding(index: int, finding: Finding, words: str) -> str:
    title = escape(finding.message or finding.rule, quote=True)
    wrong = finding.severity == "error" and words
    sign = _sign("wrong") if wrong else ""
    return f'<span id="place-{index}" class="finding {finding.severity}" title="{title}">{escape(words)}{sign}</span>'


def _mark(figure: PrintedFigure, brief: Brief) -> str:
    title = escape(evidence(figure.fact, brief), quote=True)
    return f'<mark class="{figure.state}" tabindex="0" title="{title}">{escape(figure.text)}{_sign(figure.state)}</mark>'


def evidence(expression: str, brief: Brief) -> str:
    """What stands behind a figure: its fact, the arithmetic with numbers in it, and the source."""
    resolved = brief.facts.resolve(expression)
    told = [resolved.fact.name if resolved.fact else expression]
    if resolved.arithmetic:
        told.append(f"= {resolved.arithmetic}")
    told += [
        f"{fact.source}"
        for name in resolved.facts
        if (fact := brief.facts[name]).source and not resolved.fact
    ]
    if resolved.fact and resolved.fact.source:
        told.append(resolved.fact.source)
    return " · ".join(dict.fromkeys(told))


def _sign(state: str) -> str:
    """The sign beside the colour, for eyes that do not tell the colours apart."""
    sign = SIGNS.get(state, "")
    return f'<sup aria-hidden="true">{sign}</sup>' if sign else ""
