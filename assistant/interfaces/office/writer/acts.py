"""The five acts on a document. Each returns what the user is told; each raises TroubleError."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .client import Client
from .comments import comment_all
from .fields import mark, refresh
from .page import Page
from .proposal import body_of, offset_in, track
from .report import find_report
from .sections import Found, find_sections, outline_of, section_at
from .waiting import Waiting
from .words import TroubleError

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[[str, list[str]], str | None]


class Acts:
    """Acts on one document. `ask(name, choices)` gets what an act still needs from the user; None: never mind."""

    def __init__(self, document: Any, client: Client, wanted: str, wait: Waiting, ask: Ask) -> None:
        self.document, self.client, self.say = document, client, client.say
        self.wanted, self.wait, self.ask = wanted, wait, ask
        if document is None or not document.supportsService("com.sun.star.text.TextDocument"):
            raise TroubleError(self.say("no-document"))
        if document.isReadonly():
            raise TroubleError(self.say("read-only"))

    def check(self) -> str:
        """Holds the document against its brief; findings become comments."""
        page = Page(self.document)
        name, saved = self._report(page)
        text = page.as_text()
        found = self.wait(lambda: self.client.check(name, text))
        with _Untracked(self.document, self.say("title")):
            comment_all(page, found["findings"], find_sections(page.lines, saved), self.say)
        count = {grade: 0 for grade in ("error", "warning", "info")}
        for finding in found["findings"]:
            count[finding["severity"]] += 1
        tallies = {
            key: "{present}/{required}".format(**found["coverage"][key]) for key in ("headings", "figures")
        }
        return self.say(
            "checked", errors=count["error"], warnings=count["warning"], infos=count["info"], **tallies
        )  # fmt: skip

    def draft(self) -> str:
        """Drafts the section under the cursor from the outline, as tracked changes."""
        return self._propose("", "drafted")

    def revise(self) -> str:
        """Revises what is selected, or the section under the cursor, as tracked changes."""
        instruction = self.ask("revise", [])
        return self._propose(instruction, "revised") if instruction and instruction.strip() else ""

    def insert(self) -> str:
        """Puts a fact at the cursor, marked so that it can be refreshed."""
        name, _ = self._report(Page(self.document))
        told = self.wait(lambda: self.client.facts(name, []))["facts"]
        choices = ["{} · {} · {}".format(one["slot"], one["label"], one["text"]) for one in told]
        if not choices:
            raise TroubleError(self.say("no-facts"))
        chosen = self.ask("fact", choices)
        if not chosen or not chosen.strip():
            return ""
        slot = chosen.partition(" · ")[0].strip() if chosen in choices else chosen.strip()
        fact = next((one for one in told if one["slot"] == slot), None)
        if fact is None:
            asked = self.wait(lambda: self.client.facts(name, [slot]))
            fact = next((one for one in asked["facts"] if one["slot"] == slot), None)
        if fact is None:
            raise TroubleError(self.say("no-fact", fact=slot))
        with _Untracked(self.document, self.say("title")):
            self._insert(fact)
        return self.say("inserted", text=fact["text"], fact=slot)

    def refresh(self) -> str:
        """Prints every marked figure from its fact as it is now."""
        name, saved = self._report(Page(self.document))
        with _Untracked(self.document, self.say("title")):
            done = refresh(self.document, self.client, name, saved)
        changes = "；".join("{}：{} → {}".format(*change) for change in done.changed)
        said = [self.say("refreshed", count=len(done.changed), changes=changes)] if changes else []
        said = said or [self.say("fresh", count=done.fresh)]
        if done.unknown:
            said.append(self.say("unknown", names=", ".join(done.unknown)))
        if done.typed:
            said.append(self.say("typed", places=", ".join(done.typed)))
        return " ".join(said)

    def _report(self, page: Page) -> tuple[str, dict[str, Any]]:
        """Id and content of the document's report."""
        title = page.title()
        name = self.wait(lambda: find_report(self.client, self.wanted, title))
        return name, self.wait(lambda: self.client.report(name))

    def _propose(self, instruction: str, said: str) -> str:
        page = Page(self.document)
        name, saved = self._report(page)
        section, within = self._section(page, saved, selected=bool(instruction))
        text = page.as_text()
        proposed = self.wait(lambda: self.client.propose(name, section.id, text, instruction))
        page = Page(self.document)  # the user may have gone on writing meanwhile
        with _Undoable(self.document, self.say("title")):
            count = track(page, section, proposed, within)
        return self.say(said if count else "unchanged", heading=section.heading, count=count)

    def _section(
        self, page: Page, saved: dict[str, Any], *, selected: bool
    ) -> tuple[Found, tuple[int, int] | None]:
        """The section under the cursor, and which of its characters are selected; None where it is the whole."""
        found = find_sections(page.lines, saved)
        spot = self.document.getCurrentController().getViewCursor()
        place = page.place(spot)
        section: Found | None = section_at(found, place[0]) if place else None
        if section is None or place is None:
            known = "、".join(one["heading"] for one in outline_of(saved))
            raise TroubleError(self.say("no-section", known=known))
        if not selected or spot.isCollapsed():
            return section, None
        body, last = body_of(page, section), page.place(spot.getEnd())
        start = offset_in(body, *place)
        end = offset_in(body, *last) if last else None
        return section, (start or 0, len(body.text) if end is None else end)

    def _insert(self, fact: dict[str, Any]) -> None:
        view = self.document.getCurrentController().getViewCursor()
        text = view.getText()
        cursor = text.createTextCursorByRange(view.getEnd())
        text.insertString(cursor, fact["text"], False)
        behind = text.createTextCursorByRange(cursor.getEnd())
        behind.goLeft(len(fact["text"]) - fact["end"], False)
        behind.goLeft(fact["end"] - fact["start"], True)
        mark(self.document, behind, fact["slot"])


class _Undoable:
    """One step of undo. A class, for a UNO exception does not survive contextlib's generators."""

    def __init__(self, document: Any, name: str) -> None:
        self._undo, self._name = document.getUndoManager(), name

    def __enter__(self) -> None:
        self._undo.enterUndoContext(self._name)

    def __exit__(self, *error: object) -> None:
        self._undo.leaveUndoContext()


class _Untracked(_Undoable):
    """One step of undo that is no tracked change: a comment, and what a field shows, are none."""

    def __init__(self, document: Any, name: str) -> None:
        super().__init__(document, name)
        self._document, self._recording = document, document.RecordChanges

    def __enter__(self) -> None:
        self._document.RecordChanges = False
        super().__enter__()

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self._document.RecordChanges = self._recording
