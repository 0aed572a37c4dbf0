"""From a section's text to what the next report must say there: points with slots, facts, phrases, length."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from assistant.figures import find_figures
from assistant.figures.slots import without_slots
from assistant.language import Language
from assistant.outline.learn.gaps import Gaps
from assistant.outline.learn.scrub import has_figure, scrubbed
from assistant.outline.learn.series import find_series
from assistant.outline.learn.tables import Table, split_tables

_SENTENCE = re.compile(r"[^。！？\n]+(?:[。！？]+[”’」』）)]*|(?=\n)|\Z)")
_ENGLISH = re.compile(
    r"[^\n]+?(?:(?<!\b[A-Z])(?<!e\.g)(?<!i\.e)(?<!\bNo)(?<!\bMr)(?<!\bDr)[.!?]['”\")]*(?=\s+[A-Z\"“(£$€XX\d]|\s*\Z|\s*\n)|(?=\n)|\Z)"
)
_MARKER = re.compile(
    r"\s*(?:[-*+•●■◆▪·]\s+|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]\s*|\d{1,2}[.．、]\s*(?!\d)|[①-⑳]\s*|#+\s+)"
)
_EDGES = " \t。；，、：:;,.!！?？—-*#>|"
_LONGEST = 1000
_PIECE = rf".{{1,{_LONGEST}}}(?:[，；、,; ]|\Z)|.{{1,{_LONGEST}}}"
_SAID = re.compile(r"[^\W_]")
# 整改一处、验收一处、销号一处 counts nothing.
_ONE_BY_ONE = re.compile(
    r"(?:(?<![㐀-鿿])|(?<=[、，；。]))(?:[㐀-鿿]{2,4}?一(?P<unit>[处个项起件户批家条类人宗片])[、，]?)"
    r"(?:[㐀-鿿]{2,4}?一(?P=unit)[、，]?)+(?=[，。；、]|\Z)"
)
_ONE = re.compile(r"([㐀-鿿]{2,4}?)一([处个项起件户批家条类人宗片])")
_NONE_LEFT = re.compile(r"不[落漏少留丢掉]下?一[人户项个处家村企件]|一[人户项个处家]不[落漏少留]")
_QUOTED = re.compile(r"[“「]([^“”「」\n]{2,40})[”」]|(《[^《》\n]{2,60}》)")


@dataclass
class Learner:
    """What the passages of one sample share: its facts, and the text as it was, for its style."""

    gaps: Gaps
    language: Language
    sentences: list[str] = field(default_factory=list)

    def passage(self, text: str, heading: str = "", *, measured: bool = True) -> dict[str, Any]:
        """points, facts, phrases, length, and enumerate where the text is a series; empty keys are left out.

        Every figure is a slot in its point, so that the sentence can be written again with this year's value.
        """
        prose, tables = split_tables(text)
        series = find_series(prose, self.language)
        if series and find_figures(series.lead, self.language).figures:
            series = None
        sentences = [part for m in series.members for part in _parts(m)] if series else self._sentences(prose)
        self.sentences += self._sentences(prose) if series else sentences
        points, facts = self._points(sentences, heading)
        facts += [name for table in tables for name in self._rows(table, heading)]
        made: dict[str, Any] = {}
        if series and len(points) > 1:
            made["enumerate"] = series.form
        if facts:
            made["facts"] = list(dict.fromkeys(facts))
        if points:
            made["points"] = points
        if phrases := self._phrases(prose, points):
            made["phrases"] = phrases
        count = len("".join((prose.replace(series.lead, "", 1) if series else prose).split()))
        if measured and points and count >= 20:
            made["length"] = [count * 8 // 100 * 10, -(-count * 12 // 100) * 10]
        return made

    def _sentences(self, text: str) -> list[str]:
        pattern = _SENTENCE if self.language == "zh" else _ENGLISH
        found = [words for match in pattern.finditer(text) if (words := match[0].strip())]
        return [part for words in found for part in _parts(words)]

    def _points(self, sentences: list[str], heading: str) -> tuple[list[str], list[str]]:
        points: list[str] = []
        facts: list[str] = []
        for sentence in sentences:
            slotted = self.gaps.slotted(self._edged(_one_by_one(_unmarked(sentence))), heading)
            words = " ".join(self._edged(slotted.text).split())
            if has_figure(words, self.language):
                words = scrubbed(words, self.language)  # what the figure leaned on was cut off
            if _SAID.search(words) and words not in points:
                points.append(words)
                facts += slotted.ids
        return points, facts

    def _edged(self, words: str) -> str:
        return words.strip(_EDGES if self.language == "zh" else " \t;,.:*#>|-")

    def _rows(self, table: Table, heading: str) -> list[str]:
        return [name for label, cell in table.cells() if (name := self.gaps.row(label, cell, heading))]

    def _phrases(self, text: str, points: list[str]) -> list[str]:
        """Words in quotes and titles in 《》 that hold no number and stand in the points as they did here."""
        said = "\n".join(without_slots(point, "\x00") for point in points)
        found: list[str] = []
        for match in _QUOTED.finditer(text):
            phrase = (match[1] or match[2]).strip()
            looked = find_figures(phrase, self.language)
            if looked.figures or looked.placeholders or re.search(r"[\d０-９]", phrase) or "[[" in phrase:
                continue
            if phrase in said and phrase == " ".join(phrase.split()):
                found.append(phrase)
        return list(dict.fromkeys(found))


def _parts(sentence: str) -> list[str]:
    """The sentence; a monstrous one, which no report has, in pieces, so that the work stays linear."""
    return [sentence] if len(sentence) <= _LONGEST else re.findall(_PIECE, sentence, re.S)


def _unmarked(sentence: str) -> str:
    """The sentence without the mark of a list: the composer would take （1） for a heading."""
    for _ in range(3):
        shorter = _MARKER.sub("", sentence, count=1) if _MARKER.match(sentence) else sentence
        if shorter == sentence or not shorter.strip():
            break
        sentence = shorter
    return sentence


def _one_by_one(sentence: str) -> str:
    """整改一处、验收一处 as 逐处整改、逐处验收: the same thought, without what would be taken for figures."""
    sentence = _NONE_LEFT.sub("无遗漏", sentence)
    return _ONE_BY_ONE.sub(lambda match: _ONE.sub(r"逐\2\1", match[0]), sentence)
