"""Runs of text: what every paragraph, cell and caption is made of."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from assistant.documents.content import Piece
from assistant.documents.word.markup import text, w
from assistant.language import Language

NO_BREAK_SPACE = "\u00a0"


def run(piece: Piece, language: Language, style: str = "") -> Element:
    """`w:r`. In Chinese, quotation marks and dashes are East Asian: Word would else set them in the Latin font."""
    words = w("rPr")
    if style:
        words.append(w("rStyle", val=style))
    if language == "zh":
        words.append(w("rFonts", hint="eastAsia"))
    if piece.open:
        words.append(w("highlight", val="yellow"))
    made = w("r", words if len(words) else None)
    written = piece.text
    if language == "en" and piece.figure:
        written = written.replace(" ", NO_BREAK_SPACE)
    for index, part in enumerate(written.split("\t")):
        if index:
            made.append(w("tab"))
        if part:
            made.append(text(part))
    return made
