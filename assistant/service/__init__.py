"""The one desk that every interface uses: draft, check, revise, update.

Runs that others can watch are in `assistant.service.runs`, apart: they bring the database along. What changes a
kept report is loaded when it is asked for, so that a check stays light.
"""

from typing import TYPE_CHECKING, Any

from assistant.service.desk import (
    Proposal,
    accept,
    as_brief,
    can_rewrite,
    check,
    checked,
    draft,
    draft_report,
    merged,
    revise,
    section_id,
)

if TYPE_CHECKING:
    from assistant.service.living import Updated, update

__all__ = [
    "Proposal",
    "Updated",
    "accept",
    "as_brief",
    "can_rewrite",
    "check",
    "checked",
    "draft",
    "draft_report",
    "merged",
    "revise",
    "section_id",
    "update",
]


def __getattr__(name: str) -> Any:
    if name in ("Updated", "update"):
        from assistant.service import living

        return getattr(living, name)
    raise AttributeError(f"module 'assistant.service' has no attribute {name!r}")
