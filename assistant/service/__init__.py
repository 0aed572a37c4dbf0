"""The one desk that every interface uses: draft, check, revise, update; and runs that others can watch."""

from assistant.service.desk import (
    Proposal,
    Updated,
    as_brief,
    check,
    draft,
    draft_report,
    revise,
    section_id,
    update,
)
from assistant.service.runs import Run, Runs

__all__ = [
    "Proposal",
    "Run",
    "Runs",
    "Updated",
    "as_brief",
    "check",
    "draft",
    "draft_report",
    "revise",
    "section_id",
    "update",
]
