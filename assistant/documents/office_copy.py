"""The copy of a docx that LibreOffice prints: the same text, with two things said in the way that it understands.

A figure keeps its unit. LibreOffice 7.4 sets a distance between digit and 汉字 and, where that finds no room on the line,
ends the line there and asks no list of first and last characters (`bFull = true` in sw's itrform2.cxx). In the copy the
digit brings that distance along as its own spacing, and a word joiner stands behind it: with one there LibreOffice sets
no distance of its own, and asks the list, which `office_profile` gives it with the joiner among the last characters.
It prints no joiner: what is copied from the pdf is the text of the docx.

Marks at the end of a line stand inside the text area. LibreOffice reads `w:overflowPunct` the wrong way round
(`nIntValue == 0` in writerfilter's DomainMapper.cxx), so the copy says the opposite.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from assistant.documents.word.line_ends import DIGITS
from assistant.documents.word.reading import main_part
from assistant.documents.zipped import Package, pack

JOINER = "\u2060"
# A run whose words stand in one w:t, the only kind in which a figure and its unit can be parted here.
_RUN = re.compile(
    rb"<w:r(?:\s[^>]*)?>(?P<look><w:rPr\s*/>|<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
    rb"<w:t(?:\s[^>]*)?>(?P<words>[^<]*)</w:t></w:r>",
    re.DOTALL,
)
_PLACE = re.compile(rf"(?<=[{DIGITS}])(?=[\u3400-\u9fff])")
_GAP_OF_A_SHARE = re.compile("(?<=X)(?=[%‰])")
_SPACING = re.compile(rb"<w:spacing\s[^>]*/>")
_NO_OVERFLOW = re.compile(rb'(<w:overflowPunct\s+w:val=")(?:0|false|off)("\s*/>)')
_DEFAULTS = re.compile(rb"<w:docDefaults>.*?</w:docDefaults>", re.DOTALL)
_SIZE, _TRACKING = re.compile(rb'<w:sz\s+w:val="(\d+)"'), re.compile(rb'<w:spacing\s+w:val="(-?\d+)"')


def to_print(document: bytes, package: Package, lasts: str) -> bytes:
    """The docx as LibreOffice is to have it; `lasts` are the characters that its own lists let end no line.

    Raises DocumentError for a package that cannot be read.
    """
    parts = {name: package.part(name) or b"" for name in package.names()}
    main = main_part(package)
    styles = f"{posixpath.dirname(main)}/styles.xml"
    made = {name: _NO_OVERFLOW.sub(rb"\g<1>1\g<2>", parts[name]) for name in (main, styles) if name in parts}
    if main in made and set(DIGITS) <= set(lasts):
        spacing = _distance(made.get(styles, b""))
        made[main] = _RUN.sub(lambda run: _joined(run, spacing), made[main])
    return document if all(parts[name] == data for name, data in made.items()) else pack({**parts, **made})


def _distance(styles: bytes) -> int:
    """`w:spacing` of the last digit in twips: a fifth of the running text's height, as LibreOffice has it."""
    defaults = _DEFAULTS.search(styles)
    said = defaults[0] if defaults else b""
    size, tracking = _SIZE.search(said), _TRACKING.search(said)
    # Half points: a fifth of so many is twice as many twips.
    return 2 * int(size[1] if size else 32) + int(tracking[1] if tracking else 0)


def _joined(run: re.Match[bytes], spacing: int) -> bytes:
    words = run["words"].decode("utf-8")
    # A gap's XX and its % are both Latin; no list is asked there, and a joiner is obeyed.
    whole = _GAP_OF_A_SHARE.sub(JOINER, words)
    pieces = _PLACE.split(whole)
    if whole == words and len(pieces) == 1:
        return run[0]
    look = run["look"] or b""
    wide = _with_spacing(look, spacing)
    made = b"".join(
        _run(before, look) + _run(digit + JOINER, wide) for before, digit in _before_the_last(pieces[:-1])
    )
    return made + _run(pieces[-1], look)


def _before_the_last(pieces: list[str]) -> Iterator[tuple[str, str]]:
    return ((piece[:-1], piece[-1]) for piece in pieces)


def _with_spacing(look: bytes, spacing: int) -> bytes:
    inside = b"" if look.endswith(b"/>") else look.removeprefix(b"<w:rPr>").removesuffix(b"</w:rPr>")
    return b'<w:rPr>%s<w:spacing w:val="%d"/></w:rPr>' % (_SPACING.sub(b"", inside), spacing)


def _run(words: str, look: bytes) -> bytes:
    if not words:
        return b""
    return b'<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>' % (look, words.encode())
