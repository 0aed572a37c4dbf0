"""What may not begin or end a line, so that a figure keeps its unit: `w:noLineBreaksBefore`, `w:noLineBreaksAfter`.

Between 1.2 and 亿元 a line may end in every program, for a digit is Latin and 亿 is not. Characters that join the two
would stand in the text, and go along into searches and other people's files. So the lists of first and last characters
that every Chinese paragraph obeys (kinsoku, ECMA-376 Part 1, 17.15.1.58 and 59; 首尾字符设置 in Word) say it: no line ends
with a digit. Not a character of the text changes, and what somebody types later obeys too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.content import Block
from assistant.documents.word.markup import w

LANGUAGE = "zh-CN"
# Word's own lists for Chinese, which ours take the place of.
_CLOSING = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
_OPENING = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
# What a figure ends with before its unit: a digit, or the X of a gap that prints as XX件.
DIGITS = "0123456789X"
_TIMES = "万亿"
# Those of a unit's characters that seldom end a word of running text: 平方米, 公里, 个百分点.
_LEANING = frozenset("万亿千百个公平立")
# What stands behind both lists in `w:settings`, in the order of the schema (CT_Settings).
_BEHIND = re.compile(
    rb"<w:(?:savePreviewPicture|doNotValidateAgainstSchema|saveInvalidXml|ignoreMixedContent|alwaysShowPlaceholderText"
    rb"|doNotDemarcateInvalidXml|saveXmlDataOnly|useXSLTWhenSaving|saveThroughXslt|showXMLTags|alwaysMergeEmptyNamespace"
    rb"|updateFields|hdrShapeDefaults|footnotePr|endnotePr|compat|docVars|rsids|attachedSchema|themeFontLang"
    rb"|clrSchemeMapping|doNotIncludeSubdocsInStats|doNotAutoCompressPictures|forceUpgrade|captions"
    rb"|readModeInkLockDown|smartTagType|shapeDefaults|doNotEmbedSmartTags|decimalSymbol|listSeparator)\b"
    rb"|<m:mathPr\b|<sl:schemaLibrary\b|</w:settings>"
)
_UNIT = re.compile(r"(?<=[0-9X])[^\W\dX]+")


def line_ends(printed: Iterable[Block]) -> list[Element]:
    """Both elements of `w:settings`, for the figures that these blocks print.

    Of a unit of several characters each but the last may end no line, or each but the first begin none, whichever
    occurs less in running text.
    """
    first, last = set[str](), set[str]()
    for figure in {piece.text for block in printed for piece in block.pieces if piece.figure}:
        for unit in _UNIT.findall(figure):
            for one, next_one in pairwise(unit):
                if one in _LEANING:
                    last.add(one)
                else:
                    first.add(next_one)
    ending = _OPENING + DIGITS + _TIMES + "".join(sorted(last - set(_TIMES)))
    beginning = _CLOSING + "".join(sorted(first))
    return [
        w("noLineBreaksAfter", lang=LANGUAGE, val=ending),
        w("noLineBreaksBefore", lang=LANGUAGE, val=beginning),
    ]


def with_lists(settings: bytes, printed: Iterable[Block]) -> bytes:
    """A template's `w:settings` with both lists, every other byte as it was; one that has lists of its own keeps them."""
    place = _BEHIND.search(settings)
    if place is None or b"noLineBreaks" in settings:
        return settings
    lists = b"".join(ElementTree.tostring(one) for one in line_ends(printed))
    return settings[: place.start()] + lists + settings[place.start() :]
