"""The one desk that every interface uses: draft, check, revise, update.

Runs that others can watch are in `assistant.service.runs`, apart: they bring the database along.
"""

from assistant.service.desk import (
    Proposal,
    Updated,
    accept,
    as_brief,
    can_rewrite,
    check,
    checked,
    draft,
    draft_report,
    revise,
    section_id,
    update,
)

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
    "revise",
    "section_id",
    "update",
]
