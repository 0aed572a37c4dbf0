"""The acts, each from what was sent as JSON to what is answered as JSON; loads no server and no model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from assistant import service
from assistant.brief.read import read_brief
from assistant.facts.sheet import FactSheet
from assistant.figures import find_figures
from assistant.language import Language
from assistant.outline.learn import learn_text
from assistant.outline.model import make_outline

Json = dict[str, Any]


def check(asked: Mapping[str, Any]) -> Json:
    """Findings and coverage of `text`, held against `brief`, or against `facts` and `sections`. Raises InputError."""
    brief = read_brief(asked["brief"], paths=False) if asked.get("brief") is not None else None
    outline = make_outline(asked["sections"]) if asked.get("sections") is not None else None
    facts = FactSheet.of(asked["facts"]) if asked.get("facts") is not None else None
    result = service.check(asked["text"], brief, facts=facts, outline=outline, language=_language(asked))
    findings = [finding.model_dump() for finding in result.findings]
    return {"findings": findings, "coverage": result.coverage.model_dump()}


def figures(asked: Mapping[str, Any]) -> Json:
    """Every figure of `text`, what only looks like one, and every placeholder."""
    return dict(find_figures(asked["text"], _language(asked)).as_dict())


def learn(asked: Mapping[str, Any]) -> Json:
    """Brief, outline, facts with gaps and style of a sample report; its values stand in notes alone."""
    return learn_text(asked["text"], _language(asked)).as_dict()


ACTS: dict[str, Callable[[Mapping[str, Any]], Json]] = {"check": check, "figures": figures, "learn": learn}


def _language(asked: Mapping[str, Any]) -> Language:
    return "en" if asked.get("language") == "en" else "zh"
