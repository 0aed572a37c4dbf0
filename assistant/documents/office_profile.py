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

from assistant.documents.office_copy import JOINER, to_print
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
    """Writes what a docx asks for into a profile that LibreOffice has not opened yet, and the docx as it can print it.

    A file that cannot be read stays as it is: LibreOffice says what it makes of it.
    """
    try:
        with Package(document) as package:
            settings = _settings(package)
            first, last = child(settings, "noLineBreaksBefore"), child(settings, "noLineBreaksAfter")
            made = to_print(document.read_bytes(), package, value_of(last))
    except (DocumentError, ParseError):
        return
    document.write_bytes(made)
    if not _LANGUAGE.fullmatch(value_of(first, "lang")) or last is None:
        return
    lists = _ITEM.format(
        language=value_of(first, "lang"), first=escape(value_of(first)), last=escape(value_of(last) + JOINER)
    )
    folder = profile / "user"
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(lists, encoding="utf-8")


def _settings(package: Package) -> Element | None:
    """`w:settings`; None where there are none."""
    data = package.part(f"{posixpath.dirname(main_part(package))}/settings.xml")
    return parsed(data, package.path) if data else None
