"""A docx of ours with the comments of reviewers in its margin again, on the words that they were set on."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.content import clean
from assistant.documents.word.incoming import child, local, value_of
from assistant.documents.word.links import KINDS
from assistant.documents.word.markup import R, text, to_xml, w
from assistant.documents.word.remarks import Remark
from assistant.documents.zipped import pack, unpack

_MAIN, _COMMENTS = "word/document.xml", "word/comments.xml"
_LINKS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"


def with_remarks(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """The file with a comment for each remark; one whose paragraph has gone stands on the most like it, or the title."""
    if not remarks:
        return data
    parts = unpack(data)
    body = ElementTree.fromstring(parts[_MAIN])
    comments = ElementTree.fromstring(parts[_COMMENTS]) if _COMMENTS in parts else w("comments")
    paragraphs = [one for one in body.iter() if local(one.tag) == "p" and _said(one)]
    texts = [_said(one) for one in paragraphs]
    first = max([int(value_of(one, "id")) for one in comments], default=-1) + 1
    for number, remark in enumerate(remarks, first):
        near = get_close_matches(remark.paragraph, texts, n=1, cutoff=0.5)
        place = paragraphs[texts.index(near[0])] if near else paragraphs[0]
        _set(place, remark.on, number)
        comments.append(
            w("comment", w("p", w("r", text(clean(remark.text)))), id=number, author=clean(remark.author))
        )
    if _COMMENTS not in parts:
        link = f'<Relationship Id="rIdRemarks" Type="{R}/comments" Target="comments.xml" />'
        parts[_LINKS] = parts[_LINKS].replace(b"</Relationships>", f"{link}</Relationships>".encode())
        kind = f'<Override PartName="/{_COMMENTS}" ContentType="{KINDS[_COMMENTS]}" />'
        parts[_TYPES] = parts[_TYPES].replace(b"</Types>", f"{kind}</Types>".encode())
    return pack({**parts, _MAIN: to_xml(body), _COMMENTS: to_xml(comments)})


def _set(paragraph: Element, on: str, number: int) -> None:
    """The marks of one comment around the runs that hold its words, or around the whole paragraph."""
    runs = [one for one in paragraph if local(one.tag) == "r" and child(one, "commentReference") is None]
    at, held = 0, []
    start = _said(paragraph).find(on) if on else -1
    for run in runs:
        size = len(_text(run))
        if start >= 0 and at < start + len(on) and start < at + size:
            held.append(run)
        at += size
    held = held or runs
    last = list(paragraph).index(held[-1]) + 1
    paragraph.insert(last, w("r", w("commentReference", id=number)))
    paragraph.insert(last, w("commentRangeEnd", id=number))
    paragraph.insert(list(paragraph).index(held[0]), w("commentRangeStart", id=number))


def _said(paragraph: Element) -> str:
    return "".join(_text(one) for one in paragraph if local(one.tag) == "r")


def _text(run: Element) -> str:
    return "".join(one.text or "" for one in run if local(one.tag) == "t")
