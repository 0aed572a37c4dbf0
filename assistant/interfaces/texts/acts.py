"""The acts, each from what was sent to what is answered, as bytes of JSON; loads no server and no model."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from assistant import service
from assistant.brief.read import read_brief
from assistant.facts.sheet import FactSheet
from assistant.figures import find_figures
from assistant.interfaces.texts.results import CheckResult
from assistant.language import Language
from assistant.outline.learn import learn_text
from assistant.outline.model import make_outline


def check(asked: Mapping[str, Any]) -> bytes:
    """Findings and coverage of `text`, held against `brief`, or against `facts` and `sections`. Raises InputError."""
    brief = read_brief(asked["brief"], paths=False) if asked.get("brief") is not None else None
    outline = make_outline(asked["sections"]) if asked.get("sections") is not None else None
    facts = FactSheet.of(asked["facts"]) if asked.get("facts") is not None else None
    result = service.check(asked["text"], brief, facts=facts, outline=outline, language=_language(asked))
    # The findings are models already: nothing of them is looked at a second time on the way out.
    return (
        CheckResult.model_construct(findings=list(result.findings), coverage=result.coverage)
        .model_dump_json()
        .encode()
    )


def figures(asked: Mapping[str, Any]) -> bytes:
    """Every figure of `text`, what only looks like one, and every placeholder."""
    return _printed(find_figures(asked["text"], _language(asked)).as_dict())


def learn(asked: Mapping[str, Any]) -> bytes:
    """Brief, outline, facts with gaps and style of a sample report; its values stand in notes alone."""
    return _printed(learn_text(asked["text"], _language(asked)).as_dict())


ACTS: dict[str, Callable[[Mapping[str, Any]], bytes]] = {"check": check, "figures": figures, "learn": learn}


def answered(act: str, asked: bytes) -> bytes:
    """What is answered to what is asked, both as JSON. Raises what the act raises."""
    return ACTS[act](json.loads(asked))


def _language(asked: Mapping[str, Any]) -> Language:
    return "en" if asked.get("language") == "en" else "zh"


def _printed(answer: Mapping[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
