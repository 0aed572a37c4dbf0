"""The unit's own template: brought, shown with the styles that it lacks, and taken back."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.errors import NigaoError
from assistant.interfaces.chat.screen import line, owner, refused, spoken
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.service.runs import Runs
from assistant.service.unit_page import forget_template, keep_template, kept_template

if TYPE_CHECKING:
    from assistant.documents.word.template import Template


class Templating:
    """What is brought here holds for every Word file and PDF of the one who brought it, until it is taken back."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs

    def open(self, name: str, request: gr.Request) -> str:
        """What is in force; also after another report was drafted, which may need other styles."""
        try:
            return self._told(kept_template(owner(request)), name, spoken(request))
        except NigaoError as error:
            return line(escape(error.said.in_(spoken(request))))

    def take(self, file: str | None, name: str, request: gr.Request) -> list[Any]:
        """Keeps the file that was uploaded, and empties its field."""
        if not file:
            return [gr.skip(), gr.skip()]
        try:
            kept = keep_template(owner(request), Path(file))
        except NigaoError as error:
            raise refused(error, spoken(request)) from None
        return [None, self._told(kept, name, spoken(request))]

    def forget(self, request: gr.Request) -> str:
        forget_template(owner(request))
        return self._told(None, "", spoken(request))

    def _told(self, template: Template | None, name: str, language: Language) -> str:
        if template is None:
            return line(escape(say("u_none", language)))
        told = [say("u_kept", language)]
        if missing := self._missing(template, name):
            told.append(say("u_missing", language) + ("、" if language == "zh" else ", ").join(missing))
        return line("<br>".join(map(escape, told)))

    def _missing(self, template: Template, name: str) -> list[str]:
        """The styles that the open report needs and the template lacks; none where no report is open."""
        from assistant.documents import lacking

        try:
            report, _ = self.runs.report(name)
        except NigaoError:
            return []
        return lacking(report, template)
