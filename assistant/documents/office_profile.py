"""The profile that LibreOffice prints in: what of a docx its import passes over goes in here.

LibreOffice 7.4 does not read a document's own lists of characters that may not begin or end a line, and takes those of
the profile: `AsianLayout/StartEndCharacters` in its configuration.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from assistant.documents.word.incoming import child, parsed, value_of
from assistant.documents.word.reading import main_part
from assistant.documents.zipped import Package
from assistant.errors import DocumentError

_LANGUAGE = re.compile(r"[A-Za-z]+(-[A-Za-z]+)*")
_ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/AsianLayout/StartEndCharacters">
<node oor:name="{language}" oor:op="replace">
<prop oor:name="StartCharacters" oor:op="fuse"><value>{first}</value></prop>
<prop oor:name="EndCharacters" oor:op="fuse"><value>{last}</value></prop>
</node></item></oor:items>
"""


def furnish(profile: Path, document: Path) -> None:
    """Writes what a docx asks for into a profile that LibreOffice has not opened yet; nothing where it asks nothing."""
    settings = _settings(document)
    first, last = child(settings, "noLineBreaksBefore"), child(settings, "noLineBreaksAfter")
    if not _LANGUAGE.fullmatch(value_of(first, "lang")) or last is None:
        return
    made = _ITEM.format(
        language=value_of(first, "lang"), first=escape(value_of(first)), last=escape(value_of(last))
    )
    folder = profile / "user"
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(made, encoding="utf-8")


def _settings(document: Path) -> Element | None:
    """`w:settings`; None where there are none, or none that can be read: LibreOffice then says what it makes of the file."""
    try:
        with Package(document) as package:
            data = package.part(f"{posixpath.dirname(main_part(package))}/settings.xml")
            return parsed(data, document) if data else None
    except (DocumentError, ParseError):
        return None
