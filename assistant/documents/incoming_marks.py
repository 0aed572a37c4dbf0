"""What a document brings along that a person should know of before its text goes anywhere: found by rule, here.

Classification marks, personal data, text that the page does not show, comments, words that speak to a model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.documents import READERS, read_text
from assistant.documents.source import check_source
from assistant.language import Said
from assistant.outline.secrecy import mark_in, marks_in

Kind = Literal["classified", "identity", "phone", "hidden", "white", "comment", "instruction"]

SAID: dict[Kind, Said] = {
    "classified": Said("密级标志", "classification mark"),
    "identity": Said("身份证号", "identity number"),
    "phone": Said("手机号码", "mobile number"),
    "hidden": Said("隐藏文字", "hidden text"),
    "white": Said("白色或极小的文字", "white or tiny text"),
    "comment": Said("批注", "comment"),
    "instruction": Said("对模型说的话", "words to a model"),
}

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PHONE = re.compile(r"(?<![\d.,-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.,]*\d)")
_INSTRUCTION = re.compile(
    r"(?:忽略|无视|不要理会)[^。；\n]{0,8}(?:指令|提示词|要求|设定)|系统提示词|(?:你|您)(?:现在)?是(?:一个|一名)?"
    r"(?:AI|人工智能|大?语言模型|智能助手)|\b(?:ignore|disregard|forget)\b[^.\n]{0,24}\b(?:instructions?|prompts?|rules)\b"
    r"|\bsystem prompt\b|\byou are (?:now )?(?:an? )?(?:AI|assistant|language model)\b|<\|[a-z_]{2,20}\|>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One thing found: its kind and the words concerned; of personal data only the ends are repeated."""

    kind: Kind
    text: str

    @property
    def said(self) -> Said:
        zh, en = SAID[self.kind].zh, SAID[self.kind].en
        return Said(f"{zh}：{self.text}", f"{en}: {self.text}")


def suspicions(path: Path) -> list[Suspicion]:
    """What a docx, md or txt brings along, each thing once; nothing for kinds of files that are not read.

    Raises DocumentError where the document itself cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        return []
    check_source(path)
    if suffix != ".docx":
        return _unique(_in_text(read_text(path).split("\n")))
    from assistant.documents.word.unseen import unseen

    found = unseen(path)
    said = [*found.margins, *found.lines, *found.comments]
    return _unique(
        [
            *_in_text(found.margins),
            *_in_text(found.lines),
            *_in_text(said, marks=False),
            *(Suspicion("hidden", _short(text)) for text in found.hidden),
            *(Suspicion("white", _short(text)) for text in found.white),
            *(Suspicion("comment", _short(text)) for text in found.comments),
        ]
    )


def classified_mark(lines: Iterable[str]) -> str:
    """The first mark with its term (机密★1年) in lines that come from no document's head; empty: none.

    A bare 机密 alone on a line counts only in a document: in a brief's points it may be a topic.
    """
    return next((mark for line in lines if (mark := mark_in(line, head=False))), "")


def _in_text(lines: Iterable[str], *, marks: bool = True) -> Iterator[Suspicion]:
    lines = [line.lstrip("# ") for line in lines if line.strip()]
    yield from (Suspicion("classified", mark) for mark in (marks_in(lines) if marks else ()))
    for line in lines:
        for match in _IDENTITY.finditer(line):
            if _is_identity(match[0]):
                yield Suspicion("identity", _masked(match[0], 6, 2))
        yield from (Suspicion("phone", _masked(match[0], 3, 2)) for match in _PHONE.finditer(line))
        yield from (Suspicion("instruction", _short(match[0])) for match in _INSTRUCTION.finditer(line))


def _is_identity(digits: str) -> bool:
    """Whether the check digit is right (GB 11643-1999, ISO 7064 MOD 11-2): else it is some other long number."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return "10X98765432"[total % 11] == digits[-1].upper()


def _masked(text: str, head: int, tail: int) -> str:
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


def _short(text: str, limit: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _unique(found: Iterable[Suspicion]) -> list[Suspicion]:
    return list(dict.fromkeys(found))
