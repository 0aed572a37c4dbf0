"""The one desk that every interface uses: draft, check, revise, update.

Runs that others can watch are in `assistant.service.runs`, apart: they bring the database along.
"""

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
