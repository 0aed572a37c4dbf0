"""A docx measured against GB/T 9704-2012: sheet, grid, fonts of each level, page numbers, title, signature, attachments.

`measure(path)` reads the markup alone, of a file from any program; nothing is opened, printed or changed.
"""

from __future__ import annotations

from pathlib import Path

from assistant.documents.word.measured.document import read_measured
from assistant.documents.word.measured.finding import Measured, State
from assistant.documents.word.measured.sheet import sheet
from assistant.documents.word.measured.text import text

__all__ = ["Measured", "State", "measure"]


def measure(path: Path) -> list[Measured]:
    """One line for each clause that can be judged, good ones too; none for a document without Chinese text.

    Raises DocumentError for what is no docx.
    """
    document = read_measured(path)
    if not any("\u4e00" <= char <= "\u9fff" for one in document.paragraphs for char in one.text):
        return []
    return [*sheet(document), *text(document)]
