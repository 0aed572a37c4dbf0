"""The texts: right ones, legitimate variants, and ones with a planted error of a class.

As a line of JSON: `{"id", "class", "text", "facts", "lines", "wrong", "language"}`. `facts` are facts as a brief takes them, `lines`
the same as a person would list them for a tool that reads text. `wrong` are the spans [start, end) of which one must be
flagged; none where the text is right.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.language import Language
from eval.lines import read_lines

Span = tuple[int, int]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
# The generator of the tests of grounding: a checkout has it, an installation does not.
_GENERATOR = "tests.bench.bench_grounding"


@dataclass(frozen=True, slots=True)
class Text:
    """One text. `kind` is its class: `right: …`, or the error that was planted."""

    id: str
    kind: str
    text: str
    facts: tuple[Mapping[str, Any], ...]
    lines: tuple[str, ...]
    wrong: tuple[Span, ...] = ()
    language: Language = "zh"

    @property
    def right(self) -> bool:
        return not self.wrong


def generated(count: int) -> list[Text]:
    """So many texts of every class. Raises InputError where there is no generator."""
    try:
        made = import_module(_GENERATOR)
    except ImportError:
        raise InputError(
            "这里没有生成器：请在代码目录中运行，或用 --cases 给出文件",
            "the generator is not here: run this in a checkout, or name a file with --cases",
        ) from None
    found = []
    for language, group in ((one, group) for one in LANGUAGES for group in made.classes(count, one)):
        for number, (case, wrong) in enumerate(zip(group.cases, group.wrong, strict=True)):
            facts = tuple({name: _plain(value) for name, value in fact.items()} for fact in case.facts)
            spans = tuple((start, end) for start, end in wrong)
            lines = tuple(made.lines(case))
            found.append(Text(f"{group.name} {number}", group.name, case.text, facts, lines, spans, language))
    return found


def _plain(value: object) -> object:
    """A value as JSON can hold it: a Decimal as its digits."""
    return value if isinstance(value, bool | int | str) or value is None else str(value)


def read_texts(file: Path) -> list[Text]:
    """Those of a file. Raises InputError for a line that is none."""
    return [_text(line, file, number) for number, line in enumerate(read_lines(file), 1)]


def _text(line: Mapping[str, Any], file: Path, number: int) -> Text:
    try:
        return Text(
            str(line["id"]),
            str(line["class"]),
            str(line["text"]),
            tuple(line["facts"]),
            tuple(line.get("lines", ())),
            tuple((int(start), int(end)) for start, end in line.get("wrong", ())),
            "en" if line.get("language") == "en" else "zh",
        )
    except (KeyError, TypeError, ValueError):
        expected = '{"id", "class", "text", "facts", "lines", "wrong"}'
        raise InputError(
            "不是植入错误的样本",
            "not a text with planted errors",
            file=file,
            place=f"{number}",
            expected=expected,
        ) from None


def write_texts(texts: Iterable[Text], file: Path) -> None:
    """A line for each, which `read_texts` reads."""
    file.write_text("".join(f"{line}\n" for line in as_lines(texts)), "utf-8")


def as_lines(texts: Iterable[Text]) -> Iterator[str]:
    for text in texts:
        data = asdict(text)
        yield json.dumps({"id": data.pop("id"), "class": data.pop("kind"), **data}, ensure_ascii=False)
