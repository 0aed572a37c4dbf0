"""What a conversation asks for: a report from a brief, a check, or the figures of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.errors import BriefError, InputError
from assistant.interfaces.api.completions.bodies import MODELS, CompletionBody
from assistant.interfaces.api.completions.pasted import Pasted, outlined, take_apart
from assistant.language import Said

Act = Literal["draft", "check", "figures"]
_WORDS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    ("check", re.compile(r"\s*/?(?:check|核对|检查)\s*[:：\n]", re.I)),
    ("figures", re.compile(r"\s*/?(?:figures|数字)\s*[:：\n]", re.I)),
)
_HOW = Said(
    "请在消息里给出拟稿说明（YAML 或 JSON，至少有 title 和 sections），或一份 Markdown 提纲；数据可以贴成表格（Markdown、CSV 或 TSV，表头有“指标”和“数值”）",
    "give a brief in the message (YAML or JSON, with title and sections), or an outline in Markdown; figures may be"
    " pasted as a table (Markdown, CSV or TSV, with the columns label and value)",
)
_NO_TEXT = Said("消息里没有要看的正文", "the message holds no text to look at")


@dataclass(frozen=True, slots=True)
class Asked:
    """One act and what it is done with: a brief as a mapping for `draft`, else what the texts' acts take."""

    act: Act
    given: dict[str, Any]
    model: str = ""


def read_asked(body: CompletionBody) -> Asked:
    """What the last message asks for, with the brief and tables of all of them. Raises InputError."""
    if body.model not in MODELS:
        raise InputError("没有这个模型", "no such model", found=body.model, expected=" / ".join(MODELS))
    said = [message.words for message in body.messages if message.role == "user" and message.words.strip()]
    if not said:
        raise BriefError(_HOW.zh, _HOW.en)
    act, last = _act(body.model, said[-1])
    if act == "figures":
        return Asked(act, {"text": _text(last), "language": _language(last)})
    parts = [take_apart(one) for one in (*said[:-1], last)]
    if act == "check":
        return Asked(act, _to_check(parts))
    return Asked(act, _to_draft(parts), "composer" if body.model == "nigao-composer" else "")


def _act(model: str, message: str) -> tuple[Act, str]:
    """The act that the model's name stands for, or the first word of the message; and the message without it."""
    for act, pattern in _WORDS:
        match = pattern.match(message)
        if model == f"nigao-{act}" or (model == "nigao" and match):
            return act, message[match.end() :] if match else message
    return "draft", message


def _to_draft(parts: Sequence[Pasted]) -> dict[str, Any]:
    brief = _brief(parts)
    if "sections" not in brief and "outline" not in brief:
        drawn = next((found for part in reversed(parts) if (found := outlined(part.text))), {})
        brief = {**drawn, **brief}
    if not brief.get("title"):
        raise BriefError(_HOW.zh, _HOW.en)
    return brief


def _to_check(parts: Sequence[Pasted]) -> dict[str, Any]:
    text = _text(parts[-1].text)
    brief, language = _brief(parts), _language(text)
    if not brief:
        return {"text": text, "language": language}
    if set(brief) == {"facts"}:
        return {"text": text, "language": language, "facts": brief["facts"]}
    return {"text": text, "language": language, "brief": brief}


def _brief(parts: Sequence[Pasted]) -> dict[str, Any]:
    """The keys of all briefs, a later one before an earlier; the rows of all tables beside their own facts."""
    brief: dict[str, Any] = {}
    for part in parts:
        brief |= part.brief
    rows = [row for part in parts for row in part.facts]
    if rows:
        own = brief.get("facts") or []
        brief["facts"] = [*(own if isinstance(own, list) else [own]), *rows]
    return brief


def _text(text: str) -> str:
    if not text.strip():
        raise InputError(_NO_TEXT.zh, _NO_TEXT.en)
    return text.strip()


def _language(text: str) -> str:
    return "zh" if re.search(r"[\u3400-\u9fff]", text) or not text else "en"
