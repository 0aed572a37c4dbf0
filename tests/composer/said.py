"""What the composer says of a brief of one section, for its tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.brief import Brief
from assistant.drafting.plan import plan
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.render import render
from assistant.writers.composer import compose


def fact(label: str, value: object = None, unit: str = "", period: str = "", **more: Any) -> dict[str, Any]:
    """A fact as a mapping; without a value a gap, or a formula's."""
    given = {} if value is None else {"value": value}
    return {"id": label, "label": label, "unit": unit, "period": period, **given, **more}


def said(facts: Sequence[dict[str, Any]], *points: str, **more: Any) -> str:
    """The prose of one section that asks for every fact; `heading` and `enumerate` are the section's, the rest the brief's."""
    own = {key: more.pop(key) for key in ("heading", "enumerate") if key in more}
    unasked = more.pop("unasked", ())
    asked = [one["id"] for one in facts if one["id"] not in unasked]
    outline = make_outline([{"heading": "情况", "facts": asked, "points": list(points), **own}])
    brief = {"title": "青禾县工作报告", "facts": FactSheet.of(list(facts)), "outline": outline, **more}
    (task,) = plan(Brief.model_validate(brief)).tasks
    return render(compose(task), task.brief.facts, task.brief.language).text
