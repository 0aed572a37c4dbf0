"""The report as HTML, its figures marked by colour and by sign; every text in it is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

from assistant.brief import Brief
from assistant.facts.model import written_date
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.outline.numbering import number
from assistant.report.compare import Change
from assistant.report.model import Report, ReportSection
from assistant.report.render import PrintedFigure, render

CSS = """
.nigao-page {background:#fff;color:#1a1a1a;border:1px solid #d0d0d0;border-radius:4px;padding:2.2em 2.4em;line-height:1.9;
  font-family:"FangSong","仿宋","Noto Serif CJK SC",serif;font-size:17px;min-height:20em;overflow-wrap:anywhere}
.nigao-page h1 {text-align:center;font-size:1.5em;font-weight:700;margin:.2em 0 1em;color:#1a1a1a}
.nigao-page h2 {font-size:1.1em;font-weight:700;margin:1em 0 .3em;color:#1a1a1a;font-family:"SimHei","黑体","Noto Sans CJK SC",sans-serif}
.nigao-page h3, .nigao-page h4 {font-size:1.05em;font-weight:600;margin:.8em 0 .2em;color:#1a1a1a}
.nigao-page p {margin:.2em 0;text-indent:2em;color:#1a1a1a}
.nigao-page.en p {text-indent:0;margin:.5em 0}
.nigao-page p.flush {text-indent:0} .nigao-page p.sign {text-align:right}
.nigao-page b.run-in {font-weight:600}
.nigao-marks mark, .nigao-page mark {background:#e3f1e5;color:#0b3d16;padding:0 .1em;border-radius:2px;border-bottom:2px solid #2e7d32;cursor:help}
.nigao-marks mark.derived, .nigao-page mark.derived {background:#e4ecfa;color:#12305f;border-bottom:2px dashed #1f4fa3}
.nigao-marks mark.open, .nigao-page mark.open {background:#fff0c2;color:#5c4400;border-bottom:2px dotted #8a6500}
.nigao-marks mark.words, .nigao-page mark.words {background:#f0eef5;color:#33284d;border-bottom:2px solid #6a5a90}
.nigao-marks mark sup, .nigao-page mark sup {font-size:.6em;margin-left:.1em}
.nigao-page .waiting {color:#666}
.nigao-legend {color:#444;font-size:.85em;margin:.3em 0}
"""
_SIGNS = {"derived": "∑", "open": "?", "words": "¶"}


def report_html(report: Report, language: Language) -> str:
    """A finished report, from title to date."""
    texts = {section.id: section.source for _, _, section in report.walk()}
    if report.opening:
        texts["opening"] = report.opening.source
    return _page(report.brief, texts, report.sections, language)


def draft_html(brief: Brief, texts: Mapping[str, str], language: Language) -> str:
    """A report in the making: every heading stands, each text appears in its own place when it is written."""
    from assistant.report.model import Part, blank

    sections = blank(brief, lambda name: Part(source=texts.get(name, "…")))
    return _page(brief, texts, sections, language)


def empty_html(language: Language) -> str:
    return f'<div class="nigao-page"><p class="flush waiting">{escape(say("empty", language))}</p></div>'


def changes_markdown(changes: tuple[Change, ...], language: Language) -> str:
    """A proposal as struck and underlined sentences, for the conversation."""
    lines = []
    for change in changes:
        if change.before.strip():
            lines.append(f"− ~~{_plain(change.before)}~~")
        if change.after.strip():
            lines.append(f"＋ {_plain(change.after)}")
    return f"{say('proposed', language)}\n\n" + "\n\n".join(lines) if lines else say("unchanged", language)


def _plain(text: str) -> str:
    """Text that Markdown and HTML leave as it is."""
    text = escape(text.strip().replace("\n", " "))
    return "".join(f"\\{char}" if char in "*_`~[]#|\\" else char for char in text)


def _page(
    brief: Brief, texts: Mapping[str, str], sections: tuple[ReportSection, ...], language: Language
) -> str:
    out = [f"<h1>{escape(brief.title)}</h1>"]
    if brief.recipient:
        out.append(f'<p class="flush">{escape(brief.recipient)}{"：" if brief.language == "zh" else ":"}</p>')
    if brief.salutation:
        out.append(f'<p class="flush">{escape(brief.salutation)}</p>')
    if brief.opening:
        out += _paragraphs(texts.get("opening", "…"), brief)
    out += _sections(sections, "", 1, brief)
    if brief.closing:
        out.append(f"<p>{escape(brief.closing)}</p>")
    for line in (brief.author, _day(brief)):
        if line:
            out.append(f'<p class="sign">{escape(line)}</p>')
    return f'{_legend(language)}<div class="nigao-page {brief.language}" lang="{brief.language}">{"".join(out)}</div>'


def _day(brief: Brief) -> str:
    """The day of signing as it is printed: 2025年12月5日."""
    try:
        return written_date(date.fromisoformat(brief.date), brief.language)
    except ValueError:
        return brief.date


def _legend(language: Language) -> str:
    """The four marks with their names, as they look in the text."""
    names = {"supported": "given", "derived": "computed", "open": "unfilled", "words": "worded"}
    marks = (
        f'<mark class="{state}">{escape(say(key, language))}{_sign(state)}</mark>'
        for state, key in names.items()
    )
    return f'<div class="nigao-legend nigao-marks">{" ".join(marks)}</div>'


def _sections(sections: tuple[ReportSection, ...], prefix: str, level: int, brief: Brief) -> list[str]:
    out = []
    for index, section in enumerate(sections, 1):
        path = f"{prefix}{index}"
        space = "" if brief.language == "zh" else " "
        heading = escape(f"{number(path, brief.language)}{space}{section.heading}")
        paragraphs = _paragraphs(section.source, brief)
        if section.run_in and paragraphs:
            stop = "。" if brief.language == "zh" else ". "
            paragraphs[0] = f'<p><b class="run-in">{heading}{stop}</b>{paragraphs[0].removeprefix("<p>")}'
        else:
            tag = f"h{min(level + 1, 4)}"
            out.append(f"<{tag}>{heading}</{tag}>")
        out += paragraphs
        out += _sections(section.sections, f"{path}.", level + 1, brief)
    return out


def _paragraphs(source: str, brief: Brief) -> list[str]:
    if source == "…":
        return ['<p class="waiting">…</p>']
    return [f"<p>{_marked(line, brief)}</p>" for line in source.split("\n") if line.strip()]


def _marked(source: str, brief: Brief) -> str:
    rendered = render(source, brief.facts, brief.language)
    out, at = [], 0
    for figure in rendered.figures:
        out.append(escape(rendered.text[at : figure.start]))
        out.append(_mark(figure, brief))
        at = figure.end
    return "".join([*out, escape(rendered.text[at:])])


def _mark(figure: PrintedFigure, brief: Brief) -> str:
    resolved = brief.facts.resolve(figure.fact)
    told = [figure.fact]
    if resolved.arithmetic:
        told.append(f"= {resolved.arithmetic}")
    if resolved.fact and resolved.fact.source:
        told.append(resolved.fact.source)
    title = escape(" · ".join(told), quote=True)
    return f'<mark class="{figure.state}" title="{title}">{escape(figure.text)}{_sign(figure.state)}</mark>'


def _sign(state: str) -> str:
    """The sign beside the colour, for eyes that do not tell the colours apart."""
    sign = _SIGNS.get(state, "")
    return f'<sup aria-hidden="true">{sign}</sup>' if sign else ""
