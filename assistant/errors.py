"""One tree of errors.

NigaoError
├── InputError            what the user gave cannot be read: file, place, found, expected (exit 2)
│   ├── FactsError        a fact, a fact sheet or a formula
│   ├── OutlineError      an outline or one of its sections
│   ├── BriefError        a brief, or facts and outline that do not fit together
│   ├── KindError         an unknown or broken document kind
│   └── DocumentError     a document that cannot be read
├── OutputError           a result cannot be written (exit 2)
├── StoreError            the database cannot be opened or used
│   └── ConflictError     somebody else changed the report meanwhile; nothing was overwritten
├── MissingPartError      an optional part is not installed; the message names the install
└── ModelError            a language model did not do its work
    ├── EndpointError     it cannot be reached, or refuses us, or is unknown (exit 2 at the first call)
    └── AnswerError       it answered, but not usably; `.answer` keeps what it said
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from assistant.language import Said, user_language


class NigaoError(Exception):
    """The root. `str()` is one line in the user's language; `.said` holds both."""

    def __init__(self, zh: str, en: str) -> None:
        self.said = Said(" ".join(zh.split("\n")), " ".join(en.split("\n")))
        super().__init__(self.said.en)

    def __str__(self) -> str:
        return self.said.in_(user_language())


class InputError(NigaoError):
    """Bad input.

    `file` and `place` (sheet, row, line, key) say where, `found` what stood there and
    `expected` what should have; all are optional, and the line is built from those given.
    """

    def __init__(
        self,
        zh: str,
        en: str,
        *,
        file: object = None,
        place: Said | str | None = None,
        found: object = None,
        expected: Said | str | None = None,
    ) -> None:
        self.file = str(file) if file is not None else None
        self.place = Said(place, place) if isinstance(place, str) else place
        self.found = None if found is None else _short(str(found))
        self.expected = Said(expected, expected) if isinstance(expected, str) else expected
        self.bare = Said(zh, en)
        super().__init__(self._line(zh, "zh"), self._line(en, "en"))

    def _line(self, message: str, language: str) -> str:
        zh = language == "zh"
        where = [self.file] if self.file else []
        if self.place:
            where.append(self.place.zh if zh else self.place.en)
        line = (("，" if zh else ", ").join(where) + ("：" if zh else ": ") if where else "") + message
        if self.found is not None:
            line += f"；读到“{self.found}”" if zh else f"; found {self.found!r}"
        if self.expected:
            line += f"；应为{self.expected.zh}" if zh else f"; expected {self.expected.en}"
        return line

    def at(self, *, file: object = None, place: Said | str | None = None) -> InputError:
        """The same error with the file and place filled in where they were still unknown."""
        return type(self)(
            self.bare.zh,
            self.bare.en,
            file=self.file or file,
            place=self.place or place,
            found=self.found,
            expected=self.expected,
        )


class FactsError(InputError):
    """A fact, a fact sheet or a formula cannot be used."""


class OutlineError(InputError):
    """An outline, or one of its sections, cannot be used."""


class BriefError(InputError):
    """A brief cannot be used, or its facts and outline do not fit together."""


class KindError(InputError):
    """A document kind is unknown or its file is broken."""


class DocumentError(InputError):
    """A document cannot be read."""


class OutputError(NigaoError):
    """A result cannot be written; nothing was."""


class StoreError(NigaoError):
    """The database cannot be opened or used."""


class ConflictError(StoreError):
    """Somebody else changed the report meanwhile; nothing was overwritten."""


class MissingPartError(NigaoError):
    """An optional part is not installed; the message names the install that repairs it."""


class ModelError(NigaoError):
    """A language model did not do its work."""


class EndpointError(ModelError):
    """The endpoint cannot be reached, refuses the key, or does not know the model."""


class AnswerError(ModelError):
    """The model answered, but not usably. `answer` keeps what it said, for the revision needs it."""

    def __init__(self, zh: str, en: str, answer: str = "") -> None:
        super().__init__(zh, en)
        self.answer = answer


def nearest(name: str, valid: Iterable[str]) -> list[str]:
    """Up to three of the valid names that the unknown one most resembles, best first."""
    return difflib.get_close_matches(name, list(valid), n=3, cutoff=0.3)


def _short(text: str, limit: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
