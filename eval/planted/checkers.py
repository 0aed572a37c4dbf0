"""Checkers: what says which places of a text are wrong.

A program as a checker reads JSON Lines `{"id", "language", "text", "facts", "lines"}` from its input and writes one line
`{"id", "flagged": [[start, end], …]}` for each, in any order; offsets are in characters. It may live in an environment of
its own: `--checker gongwen-skill='/opt/gw/bin/python eval/peers/gongwen_check.py'`.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.errors import InputError
from assistant.facts.ground import ground
from eval.planted.cases import Span, Text

_TOLD = ("id", "language", "text", "facts", "lines")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Answered:
    """What one checker flagged in each text, by its id, and how long it took."""

    name: str
    flagged: dict[str, list[Span]]
    seconds: float


Checker = Callable[[Sequence[Text]], dict[str, list[Span]]]


def nigao(texts: Sequence[Text]) -> dict[str, list[Span]]:
    """Every figure that is neither supported nor derived."""
    return {
        t.id: [(g.start, g.end) for g in ground(t.text, t.facts, t.language) if not g.right] for t in texts
    }


def regex(texts: Sequence[Text]) -> dict[str, list[Span]]:
    """Every number in digits that stands in no fact line: what one writes in five minutes."""
    found = {}
    for text in texts:
        known = {_value(number) for line in text.lines for number in _NUMBER.findall(line)}
        found[text.id] = [m.span() for m in _NUMBER.finditer(text.text) if _value(m[0]) not in known]
    return found


def _value(number: str) -> float:
    return float(number.replace(",", ""))


OWN: dict[str, Checker] = {"nigao": nigao, "regex": regex}


def answered(said: str, texts: Sequence[Text]) -> Answered:
    """What a checker says: one of OWN by its name, or NAME=COMMAND. Raises InputError when it does not answer."""
    name, _, command = said.partition("=")
    started = time.perf_counter()
    if command:
        flagged = _asked(name, shlex.split(command), texts)
    elif name in OWN:
        flagged = OWN[name](texts)
    else:
        expected = " / ".join([*OWN, "NAME=COMMAND"])
        raise InputError("不认识的检查程序", "unknown checker", found=name, expected=expected)
    return Answered(name, flagged, time.perf_counter() - started)


def _asked(name: str, command: Sequence[str], texts: Sequence[Text]) -> dict[str, list[Span]]:
    told = ({name: getattr(text, name) for name in _TOLD} for text in texts)
    asked = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told)
    try:
        done = subprocess.run(
            command, input=asked, capture_output=True, text=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        why = (getattr(error, "stderr", "") or str(error)).strip().rpartition("\n")[2]
        raise InputError("检查程序没有运行成功", "the checker failed", place=name, found=why) from None
    flagged = {}
    try:
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            flagged[str(answer["id"])] = [(int(start), int(end)) for start, end in answer["flagged"]]
    except (ValueError, KeyError, TypeError):
        raise InputError(
            "检查程序的回答不合格式",
            "the checker's answer cannot be read",
            place=name,
            found=line,
            expected='{"id", "flagged": [[start, end]]}',
        ) from None
    if missing := [text.id for text in texts if text.id not in flagged]:
        raise InputError(
            "检查程序没有全部回答",
            "the checker left texts out",
            place=name,
            found=f"{len(missing)}: {missing[0]}",
        )
    return flagged
