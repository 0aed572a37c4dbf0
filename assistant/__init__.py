"""nigao (拟稿): official reports from facts and an outline, with every figure proved.

The names below are loaded when they are first used, so that `import assistant` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from assistant.brief.read import read_brief
    from assistant.facts.ground import ground
    from assistant.facts.read import read_facts
    from assistant.figures import find_figures
    from assistant.outline.headings import parse_headings
    from assistant.outline.read import read_outline
    from assistant.service import check, draft
    from assistant.service.learn import learn

_WHERE = {
    "check": "assistant.service",
    "draft": "assistant.service",
    "find_figures": "assistant.figures",
    "ground": "assistant.facts.ground",
    "learn": "assistant.service.learn",
    "parse_headings": "assistant.outline.headings",
    "read_brief": "assistant.brief.read",
    "read_facts": "assistant.facts.read",
    "read_outline": "assistant.outline.read",
}

__all__ = [
    "check",
    "draft",
    "find_figures",
    "ground",
    "learn",
    "parse_headings",
    "read_brief",
    "read_facts",
    "read_outline",
]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")
