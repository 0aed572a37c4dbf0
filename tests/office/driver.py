"""Runs in the office program's own Python: opens documents in a Writer that listens, starts acts, saves. Steps in and answers out are JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import NamedValue, PropertyValue  # type: ignore[import-not-found]

FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8"}


def property_of(name: str, value: Any) -> Any:
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def context(port: str) -> Any:
    """Writer's own context, once it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.2)
    raise SystemExit("Writer did not listen")


class Writer:
    """One Writer and the document that is open in it."""

    def __init__(self, remote: Any) -> None:
        self.remote = remote
        self.desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        self.document: Any = None

    def open(self, path: str) -> None:
        url = Path(path).as_uri()
        self.document = self.desktop.loadComponentFromURL(url, "_blank", 0, (property_of("Hidden", True),))

    def save(self, path: str) -> None:
        kind = property_of("FilterName", FILTERS[Path(path).suffix])
        self.document.storeToURL(Path(path).as_uri(), (kind,))

    def close(self) -> None:
        self.document.close(False)

    def put(self, old: str, new: str) -> bool:
        """Types over the first place that reads so."""
        found = self._found(old)
        if found is not None:
            found.setString(new)
        return found is not None

    def select(self, words: str, collapse: str = "") -> bool:
        """Selects the first place that reads so; `collapse`: start or end of it."""
        found = self._found(words)
        if found is None:
            return False
        view = self.document.getCurrentController().getViewCursor()
        place = {"start": found.getStart, "end": found.getEnd}.get(collapse, lambda: found)()
        view.gotoRange(place, False)
        return True

    def act(self, **given: Any) -> Any:
        job = self.remote.ServiceManager.createInstanceWithContext("org.nigao.Office", self.remote)
        values = []
        for name, value in {**given, "document": self.document}.items():
            one = NamedValue()
            one.Name, one.Value = name, value
            values.append(one)
        return json.loads(job.execute(tuple(values)))

    def undo(self) -> None:
        self.document.getUndoManager().undo()

    def text(self) -> str:
        return str(self.document.getText().getString())

    def quit(self) -> None:
        self.desktop.terminate()

    def _found(self, words: str) -> Any:
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        return self.document.findFirst(search)


def main() -> None:
    writer = Writer(context(sys.argv[1]))
    for line in sys.stdin:
        name, given = json.loads(line)
        try:
            answer = {"done": getattr(writer, name)(**given)}
        except Exception as error:
            answer = {"failed": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


main()
