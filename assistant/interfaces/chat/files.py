"""The report as files to take home: links to the one door that exports."""

from __future__ import annotations

from functools import cache
from html import escape

from assistant.interfaces.chat.words import say
from assistant.language import Language

FORMATS = ("docx", "pdf", "md", "txt", "xlsx", "json")


def downloads_html(name: str, version: int, language: Language) -> str:
    """A link for each format; the version in it keeps a browser from showing an old file."""
    links = [_link(name, version, form, language) for form in FORMATS]
    label = escape(say("downloads", language), quote=True)
    return f'<nav class="nigao-files" aria-label="{label}"><span>{label}</span>{"".join(links)}</nav>'


@cache
def can_print() -> bool:
    """Whether a PDF can be made on this machine."""
    from assistant.documents.pdf import check
    from assistant.errors import NigaoError

    try:
        check()
    except NigaoError:
        return False
    return True


def _link(name: str, version: int, form: str, language: Language) -> str:
    words = escape(say(f"as_{form}", language))
    if form == "pdf" and not can_print():
        return f'<span class="off" title="{escape(say("no_office", language), quote=True)}">{words}</span>'
    # Whoever brought a template of their own has it in the files that have pages.
    page = "&amp;template=kept" if form in ("docx", "pdf") else ""
    return f'<a href="/v1/drafts/{name}/export?format={form}{page}&amp;v={version}" download data-format="{form}">{words}</a>'
