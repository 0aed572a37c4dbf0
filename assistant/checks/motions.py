"""Between whom a 议案 goes: from a government to the people's congress of its own level, or to its standing committee
(regulation of 2012, article 8 (13))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.kind import statutory
from assistant.checks.ranks import read_organ
from assistant.checks.requests import ORGANS, parties
from assistant.checks.subject import Subject
from assistant.report.findings import Finding

_CONGRESS = re.compile("人民代表大会|人大")
# Companies and associations have motions of their own, to a board or a general meeting: of those the regulation says nothing.
_OFFICE = re.compile(r"(?:局|厅|科|处|党委|党组|办公[室厅]|(?:发展和改革|卫生健康)委员会)\Z")
_GOVERNMENT = re.compile(r"政府\Z|[省市县区州旗]委\Z")


def motion(subject: Subject) -> Iterator[Finding]:
    """A 议案 to anybody but a congress, to one of another level, or from a department of a government."""
    if statutory(subject) != "议案" or subject.language != "zh":
        return
    recipient, author = parties(subject)
    for one in ORGANS.split(recipient):
        if _is_no_congress(one) or (_CONGRESS.search(one) and _of_another_level(one, author)):
            yield _found(subject, one)
    if _CONGRESS.search(recipient) and _OFFICE.search(author) and not _CONGRESS.search(author):
        yield _found(subject, author)


def _found(subject: Subject, organ: str) -> Finding:
    return subject.finding("kind-element", text=organ, variant="motion", case="motion-parties")


def _is_no_congress(organ: str) -> bool:
    known = _OFFICE.search(organ) or _GOVERNMENT.search(organ)
    return bool(known) and not _CONGRESS.search(organ)


def _of_another_level(congress: str, author: str) -> bool:
    """Whether the names tell that they are of two levels or two places; 县 alone is the writer's own county."""
    theirs, ours = read_organ(congress), read_organ(author)
    if not theirs.places or not ours.places or not _GOVERNMENT.search(author):
        return False
    named = len(theirs.places[-1]) > 2 and len(ours.places[-1]) > 2
    return theirs.rank != ours.rank or (named and theirs.places[-1] != ours.places[-1])
