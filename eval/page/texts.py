"""Prompts and answers as the page shows them: what stands in several calls once, and long texts cut where need be."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import Any

from assistant.interfaces.cli.screen import told

# Characters of a prompt or an answer that are shown; from one to the next when the page is too large. -1: no calls.
ROOM = (1_000_000, 4000, 1500, 500, -1)
_SHARED = 300  # a text at least so long, that stands in another call as well, is shown once
_ROLES = {
    "system": ("要求", "system"),
    "user": ("所问", "user"),
    "assistant": ("示例", "example"),
    "answer": ("所答", "answer"),
}
_PURPOSES = {
    "write": ("撰写", "write"),
    "revise": ("改写", "revise"),
    "polish": ("润色", "polish"),
    "continue": ("续写", "continue"),
}


@dataclass
class Texts:
    """`room` is how many characters of each text are shown; those that several calls share are collected.

    A question with its answer stands on the page once: systems with the same model share most of theirs.
    """

    room: int
    _numbers: dict[str, int] = field(default_factory=dict)
    _shown: dict[str, tuple[str, int, int]] = field(
        default_factory=dict
    )  # anchor, system, which of its calls

    def calls(self, calls: list[dict[str, Any]], file: str, system: int) -> str:
        """The calls of a draft of the system of that number, closed; nothing where there are none, or no room."""
        if not calls or self.room < 0:
            return ""
        told_of = "".join(self._call(number, call, file, system) for number, call in enumerate(calls, 1))
        return f"<details><summary>{told('问与答', 'Prompts and answers')} {len(calls)}</summary>{told_of}</details>"

    def shared(self) -> str:
        """The texts that stand in many calls."""
        if not self._numbers:
            return ""
        shown = "".join(
            f'<h4 id="t{number}">T{number}</h4><pre>{escape(text)}</pre>'
            for text, number in self._numbers.items()
        )
        return f"<h2>{told('各次提问共用的要求', 'What many prompts share')}</h2>{shown}"

    def _call(self, number: int, call: dict[str, Any], file: str, system: int) -> str:
        purpose = told(*_PURPOSES.get(call["purpose"], (call["purpose"],) * 2))
        tokens = f" · {call['input_tokens']:,} → {call['output_tokens']:,}" if "answer" in call else ""
        head = f"{number}. {purpose} {call['section']}{tokens}"
        whole = json.dumps([file.partition("-")[0], call], ensure_ascii=False, sort_keys=True)
        if whole in self._shown:
            anchor, first, which = self._shown[whole]
            same = told(f"同做法 {first} 的第 {which} 问", f"the same as {which}. of system {first}")
            return f'<p class="call">{escape(head)} · <a href="#{anchor}">{escape(same)}</a></p>'
        anchor = f"c{len(self._shown) + 1}"
        self._shown[whole] = anchor, system, number
        said = "".join(self._message(one["role"], one["text"], file) for one in call["messages"])
        if call["failed"]:
            said += f'<p class="bad">{escape(call["failed"])}</p>'
        else:
            said += self._message("answer", call["answer"], file)
        return f'<details class="call" id="{anchor}"><summary>{escape(head)}</summary>{said}</details>'

    def _message(self, role: str, text: str, file: str) -> str:
        name = told(*_ROLES.get(role, (role, role)))
        # What the system says is the same for every section; an own question is nobody else's.
        if role in ("system", "assistant") and len(text) >= _SHARED:
            number = self._numbers.setdefault(text, len(self._numbers) + 1)
            return f'<p class="role">{name}: <a href="#t{number}">T{number}</a></p>'
        return f'<p class="role">{name}</p><pre>{self._cut(text, file)}</pre>'

    def _cut(self, text: str, file: str) -> str:
        if len(text) <= self.room:
            return escape(text)
        left = len(text) - self.room
        rest = told(f"……还有 {left} 字，见 calls/{file}", f"… {left} more characters in calls/{file}")
        return f"{escape(text[: self.room])}<em>{escape(rest)}</em>"
