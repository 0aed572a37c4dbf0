"""Edits made inside LibreOffice, as a person at its window would make them; run by a Python that has `uno`.

Reads a JSON list of jobs from standard input, {"open": path, "save": path, "acts": [[name, argument…], …]}, starts one
LibreOffice with a profile of its own on a named pipe, does each job, and prints for each the text of its paragraphs.
Only the standard library and `uno` here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

_PATIENCE = 120  # seconds that the program may take to come up on a busy machine


def _property(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Office:
    """One LibreOffice without windows, at the other end of a pipe."""

    def __init__(self, program: str, profile: str) -> None:
        pipe = f"nigao-{Path(profile).name}"
        self.process = subprocess.Popen(
            [
                program,
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp;",
                f"-env:UserInstallation={Path(profile).as_uri()}",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        self.context = _connected(resolver, pipe)
        self.services = self.context.ServiceManager
        self.desktop = self.services.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)

    def opened(self, path: str) -> Any:
        return self.desktop.loadComponentFromURL(
            Path(path).as_uri(), "_blank", 0, (_property("Hidden", True),)
        )

    def dispatch(self, document: Any, command: str) -> None:
        helper = self.services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
        helper.executeDispatch(document.CurrentController.Frame, f".uno:{command}", "", 0, ())

    def close(self) -> None:
        try:
            self.desktop.terminate()
        finally:
            self.process.wait(_PATIENCE)


def _connected(resolver: Any, pipe: str) -> Any:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _paragraphs(document: Any) -> list[Any]:
    found = []
    parts = document.Text.createEnumeration()
    while parts.hasMoreElements():
        one = parts.nextElement()
        if one.supportsService("com.sun.star.text.Paragraph"):
            found.append(one)
    return found


def _found(document: Any, words: str, nth: int = 0) -> Any:
    """The range of some words, the nth time that they stand in the document."""
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = words, True
    here = document.findFirst(search)
    for _ in range(nth):
        here = document.findNext(here.End, search)
    if here is None:
        raise LookupError(words)
    return here


def _holding(document: Any, words: str) -> Any:
    return next(one for one in _paragraphs(document) if words in one.String)


def replace(_: Office, document: Any, before: str, after: str, nth: int = 0) -> None:
    _found(document, before, nth).String = after


def tracked_replace(office: Office, document: Any, before: str, after: str) -> None:
    document.RecordChanges = True
    replace(office, document, before, after)
    document.RecordChanges = False


def delete(_: Office, document: Any, words: str) -> None:
    _found(document, words).String = ""


def delete_sentence(_: Office, document: Any, words: str) -> None:
    """The sentence that begins with these words, up to its full stop."""
    cursor = document.Text.createTextCursorByRange(_found(document, words).Start)
    cursor.gotoEndOfSentence(True)
    cursor.String = ""


def insert_paragraph(_: Office, document: Any, behind: str, words: str) -> None:
    cursor = document.Text.createTextCursorByRange(_holding(document, behind).End)
    document.Text.insertControlCharacter(cursor, 0, False)  # PARAGRAPH_BREAK
    cursor.String = words


def split_paragraph(_: Office, document: Any, before: str) -> None:
    document.Text.insertControlCharacter(_found(document, before).Start, 0, False)


def join_paragraph(_: Office, document: Any, words: str) -> None:
    """The paragraph that holds the words, and the next one, made one."""
    cursor = document.Text.createTextCursorByRange(_holding(document, words).End)
    cursor.goRight(1, True)
    cursor.String = ""


def restyle(_: Office, document: Any, words: str, style: str) -> None:
    _holding(document, words).ParaStyleName = style


def embolden(_: Office, document: Any, words: str) -> None:
    """A word in the middle made bold and red: the run is cut in three."""
    here = _found(document, words)
    here.CharWeight, here.CharColor = 150.0, 0xC00000


def comment(_: Office, document: Any, words: str, said: str) -> None:
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Content, note.Author = said, "审核人"
    document.Text.insertTextContent(_found(document, words), note, True)


def move_section(office: Office, document: Any, first: str, behind: str) -> None:
    """The paragraphs from one up to the next of the same style, taken out and put behind another."""
    paragraphs = _paragraphs(document)
    at = next(index for index, one in enumerate(paragraphs) if first in one.String)
    style = paragraphs[at].ParaStyleName
    end = next(
        (n for n in range(at + 1, len(paragraphs)) if paragraphs[n].ParaStyleName == style), len(paragraphs)
    )
    taken = [(one.String, one.ParaStyleName) for one in paragraphs[at:end]]
    cursor = document.Text.createTextCursorByRange(paragraphs[at].Start)
    cursor.gotoRange(paragraphs[end - 1].End, True)
    cursor.goRight(1, True)
    cursor.String = ""
    place = document.Text.createTextCursorByRange(_holding(document, behind).End)
    for words, name in taken:
        document.Text.insertControlCharacter(place, 0, False)
        place.String = words
        place.collapseToEnd()
        place.ParaStyleName = name


def accept_all(office: Office, document: Any) -> None:
    office.dispatch(document, "AcceptAllTrackedChanges")


def reject_all(office: Office, document: Any) -> None:
    office.dispatch(document, "RejectAllTrackedChanges")


ACTS: dict[str, Callable[..., None]] = {
    act.__name__: act
    for act in (
        replace,
        tracked_replace,
        delete,
        delete_sentence,
        insert_paragraph,
        split_paragraph,
        join_paragraph,
        restyle,
        embolden,
        comment,
        move_section,
        accept_all,
        reject_all,
    )
}


def main(program: str) -> None:
    jobs = json.load(sys.stdin)
    said = []
    with tempfile.TemporaryDirectory(prefix="nigao-uno-") as profile:
        office = Office(program, profile)
        try:
            for job in jobs:
                document = office.opened(job["open"])
                for name, *arguments in job["acts"]:
                    ACTS[name](office, document, *arguments)
                said.append([one.String for one in _paragraphs(document)])
                if job.get("save"):
                    document.storeToURL(
                        Path(job["save"]).as_uri(), (_property("FilterName", "MS Word 2007 XML"),)
                    )
                document.close(True)
        finally:
            office.close()
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
