"""The report as HTML, as it will print; every text in it is escaped."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from assistant.brief import Brief
from assistant.facts.written import written_date
from assistant.interfaces.chat.marks import evidence, legend, marked
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.outline.numbering import printed
from assistant.report.findings import Finding
from assistant.report.model import Part, Report, ReportSection, blank
from assistant.report.render import render

__all__ = ["draft_html", "empty_html", "evidence", "report_html"]


@dataclass(frozen=True)
class _View:
    """What one showing of a report needs at every place."""

    brief: Brief
    texts: Mapping[str, str]
    findings: Sequence[Finding]
    language: Language
    waiting: Collection[str] = ()
    begun: Collection[str] = ()
    locked: Collection[str] = ()


def report_html(report: Report, language: Language) -> str:
    """A finished report, from title to date; a finding's place has the id `place-N`, N its index."""
    texts = {section.id: section.source for _, _, section in report.walk()}
    if report.opening:
        texts["opening"] = report.opening.source
    locked = {section.id for _, _, section in report.walk() if section.locked}
    view = _View(report.brief, texts, report.findings, language, locked=locked)
    return _page(view, report.sections)


def draft_html(
    brief: Brief,
    texts: Mapping[str, str],
    language: Language,
    *,
    planned: Collection[str] = (),
    begun: Collection[str] = (),
) -> str:
    """A report in the making: every heading stands, each text appears in its own place when it is written.

    `planned` are the pieces that will have a text, `begun` those that are being written.
    """
    view = _View(brief, texts, (), language, waiting=set(planned) - set(texts), begun=begun)
    return _page(
        view, blank(brief, lambda name: Part(source=texts.get(name) or ("…" if name in planned else "")))
    )


def empty_html(language: Language) -> str:
    return f'<div class="nigao-page"><p class="flush waiting">{escape(say("empty", language))}</p></div>'


def _page(view: _View, sections: tuple[ReportSection, ...]) -> str:
    brief = view.brief
    colon = "：" if brief.language == "zh" else ":"
    out = [f'<h1 id="place-top" tabindex="-1">{escape(brief.title)}</h1>']
    if brief.recipient:
        out.append(f'<p class="flush">{escape(brief.recipient)}{colon}</p>')
    if brief.salutation:
        out.append(f'<p class="flush">{escape(brief.salutation)}</p>')
    if brief.opening:
        out += _paragraphs(view, "opening", view.texts.get("opening", ""))
    out += _sections(view, sections, "", 1)
    if brief.closing:
        out.append(f"<p>{escape(brief.closing)}</p>")
    out += [f'<p class="sign">{escape(line)}</p>' for line in (brief.author, _day(brief)) if line]
    body = "".join(out)
    page = f'<div class="nigao-page {brief.language}" lang="{brief.language}">{body}</div>'
    return f"{legend(view.language)}{page}"


def _day(brief: Brief) -> str:
    """The day of signing as it is printed: 2025年12月5日."""
    try:
        return written_date(date.fromisoformat(brief.date), brief.language)
    except ValueError:
        return brief.date


def _sections(view: _View, sections: tuple[ReportSection, ...], prefix: str, level: int) -> list[str]:
    out = []
    for index, section in enumerate(sections, 1):
        path = f"{prefix}{index}"
        heading = escape(printed(path, section.heading, view.brief.language))
        if section.id in view.locked:
            heading += f' <span class="nigao-locked">{escape(say("locked", view.language))}</span>'
        paragraphs = _paragraphs(view, section.id, section.source)
        if section.run_in and paragraphs and paragraphs[0].startswith("<p>"):
            stop = "。" if view.brief.language == "zh" else ". "
            paragraphs[0] = (
                f'<p id="s-{section.id}" tabindex="-1"><b class="run-in">{heading}{stop}</b>{paragraphs[0][3:]}'
            )
        else:
            tag = f"h{min(level + 1, 4)}"
            out.append(f'<{tag} id="s-{section.id}" tabindex="-1">{heading}</{tag}>')
        out += paragraphs
        out += _sections(view, section.sections, f"{path}.", level + 1)
    return out


def _paragraphs(view: _View, name: str, source: str) -> list[str]:
    """The paragraphs of one section, each as `<p>…</p>`; one that is not written yet says whether it is begun."""
    if name in view.waiting:
        told = say("being_written", view.language) if name in view.begun else "…"
        return [f'<p class="waiting">{escape(told)}</p>']
    rendered = render(source, view.brief.facts, view.brief.language)
    html = "".join(marked(name, rendered, view.brief, view.findings, view.language))
    return [f"<p>{line}</p>" for line in html.split("\n") if line.strip()]
