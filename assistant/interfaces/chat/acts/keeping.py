"""Versions: any two compared, an old one made the newest."""

from __future__ import annotations

import gradio as gr

from assistant.errors import NigaoError
from assistant.interfaces.chat.screen import Screen, Updates, owner, refused, spoken
from assistant.interfaces.chat.tables import differences_html
from assistant.service.kept import compare
from assistant.service.runs import Runs


class Keeping:
    """The tab of versions."""

    def __init__(self, runs: Runs, screen: Screen) -> None:
        self.runs, self.screen = runs, screen

    def compare(self, name: str, first: str | None, second: str | None, request: gr.Request) -> str:
        """What differs between two versions: sentences and facts."""
        if not name or not first or not second:
            return ""
        found = compare(self.runs.store, name, int(first), int(second))
        return differences_html(found.changes, spoken(request), found.facts)

    def restore(self, name: str, first: str | None, version: int, request: gr.Request) -> Updates:
        """Makes an old version the newest; those between stay."""
        language = spoken(request)
        if not name or not first:
            return self.screen.same()
        try:
            self.runs.store.restore(name, int(first), base=version, who=owner(request))
        except NigaoError as error:
            raise refused(error, language) from None
        return self.screen.show(name, self.runs.report(name)[0], self.runs, language)
