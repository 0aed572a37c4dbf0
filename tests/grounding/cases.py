"""The labelled cases as data: facts in short form, a text, and the verdict of each figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assistant.facts.ground import Grounding, ground
from tests.grounding.planted.sentences import DATA
from tests.tables import table

VERDICTS = {
    "s": ("supported",),
    "d": ("derived",),
    "r": ("supported", "derived"),
    "u": ("unsupported",),
    "c": ("contradicted",),
    "x": ("unsupported", "contradicted"),
    "o": ("supported", "derived", "unsupported"),  # right, but not seen yet: open, and never called wrong
}
_SHORT = re.compile(r"(?P<label>.+?) = (?P<value>[^@~]+?)(?: @(?P<entity>[^~]+?))?(?: ~(?P<period>.+))?\Z")


@dataclass(frozen=True)
class Labelled:
    """One text with its facts and the verdicts that are right."""

    language: str
    subject: str
    text: str
    facts: tuple[Mapping[str, Any], ...]
    want: Mapping[str, str]

    def wrong(self) -> list[str]:
        """What `ground` says otherwise, a line each."""
        verdicts = self.figures()
        told = {self._key(verdict.text) for verdict in verdicts}
        lines = [f"{text}: not judged" for text in self.want if text not in told]
        return lines + [
            f"{v.text}: {v.verdict} {v.rule}, wanted {self._wanted(v)} — {v.message}"
            for v in verdicts
            if not self._right(v)
        ]

    def _key(self, text: str) -> str:
        """The label that speaks of a figure: by its text, or by its number where only the span of its unit differs."""
        near = (
            key for key in self.want if key[0].isdigit() and (text.startswith(key) or key.startswith(text))
        )
        return text if text in self.want else next(near, text)

    def letter(self, verdict: Grounding) -> str:
        """What the figure was labelled; unlisted figures are right."""
        return self.want.get(self._key(verdict.text), "r")

    def figures(self) -> list[Grounding]:
        return self._verdicts

    @cached_property
    def _verdicts(self) -> list[Grounding]:
        """Judged once, however often it is asked."""
        return ground(self.text, self.facts, self.language)

    def _wanted(self, verdict: Grounding) -> str:
        return " or ".join(VERDICTS[self.letter(verdict)])

    def _right(self, verdict: Grounding) -> bool:
        return verdict.verdict in VERDICTS[self.letter(verdict)]


def labelled(*languages: str) -> Iterator[Labelled]:
    """All cases of the languages, in the order of the files."""
    for language in languages or ("zh", "en"):
        for file in sorted(DATA.glob(f"cases_{language}*.yaml")):
            for subject in table(file):
                yield from of_subject(subject, language)


def of_subject(subject: Mapping[str, Any], language: str) -> Iterator[Labelled]:
    facts = tuple(_fact(fact, i) for i, fact in enumerate(subject["facts"]))
    for case in subject["cases"]:
        want = {str(text): verdict for text, verdict in dict(case["want"]).items()}
        yield Labelled(language, subject["subject"], case["text"], facts, want)


def _fact(written: str | dict[str, Any], index: int) -> dict[str, Any]:
    if isinstance(written, dict):
        return {"id": f"f{index}", **written}
    found = _SHORT.match(written)
    assert found is not None, written
    fact = {key: value for key, value in found.groupdict().items() if value}
    fact["value"], fact["unit"] = _split(fact["value"])
    return {"id": f"f{index}", **fact}


def _split(written: str) -> tuple[str, str]:
    """7030.5万元 as 7030.5 and 万元; USD 4.5 million as 4500000 and USD."""
    currency, _, rest = written.rpartition("USD ")
    number = re.match(r"-?[\d.]+", rest)
    assert number is not None, written
    unit = rest[number.end() :].strip()
    for word, zeros in (("million", 6), ("billion", 9)):
        if unit.startswith(word):
            return f"{float(number[0]) * 10**zeros:.0f}", unit.removeprefix(word).strip() or (
                "USD" if currency == "" and "USD" in written else ""
            )
    return number[0], unit
