"""Routes that change a kept report: rewrite a section, set facts."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Response

from assistant import service
from assistant.facts.model import make_fact
from assistant.interfaces.allowed import allowed_model
from assistant.interfaces.api.bodies import FactsBody, ReviseBody
from assistant.interfaces.api.drafts import report_of
from assistant.interfaces.api.problems import PROBLEMS, ChangedError
from assistant.report.model import Report
from assistant.service.runs import Runs

IfMatch = Annotated[str | None, Header(description="the ETag that the change was made on")]


def add_changes(router: APIRouter, runs: Runs) -> None:
    @router.post(
        "/drafts/{id}/sections/{sid}/revise",
        tags=["drafts"],
        responses={code: PROBLEMS[code] for code in (404, 409, 412, 502)},
    )
    async def revise_section(
        id: str, sid: str, body: ReviseBody, response: Response, if_match: IfMatch = None
    ) -> dict[str, Any]:
        """Proposes one section anew and shows the difference; `accept` keeps it."""
        report, version = _current(runs, id, if_match)
        proposal = await service.revise(report, sid, body.instruction, model=allowed_model(body.model))
        if body.accept:
            kept = runs.keep(id, proposal.after, base=version, why="revised", note=body.instruction)
            version = kept.number
        response.headers["ETag"] = f'"{version}"'
        changes = [{"kind": c.kind, "before": c.before, "after": c.after} for c in proposal.changes]
        return {"section": proposal.section, "accepted": body.accept, "changes": changes}

    @router.patch(
        "/drafts/{id}/facts", tags=["drafts"], responses={code: PROBLEMS[code] for code in (404, 409, 412)}
    )
    def change_facts(
        id: str, body: FactsBody, response: Response, if_match: IfMatch = None
    ) -> dict[str, Any]:
        """Sets facts; every place that states them changes, with no call to a model."""
        report, version = _current(runs, id, if_match)
        changed = [make_fact(fact) for fact in service.merged(report, body.facts)]
        updated = service.update(report, changed)
        note = ", ".join(fact.id for fact in changed)
        kept = runs.keep(id, updated.report, base=version, why="facts", note=note)
        response.headers["ETag"] = f'"{kept.number}"'
        places = [
            {"section": p.section, "fact": p.fact, "before": p.before, "after": p.after}
            for p in updated.places
        ]
        return {"changed": places, "gaps": updated.report.brief.facts.gaps}


def _current(runs: Runs, name: str, if_match: str | None) -> tuple[Report, int]:
    """The newest version, if it is the one that the caller had seen. Raises ChangedError when it is not."""
    report, version = report_of(runs, name)
    if if_match is not None and if_match.strip() not in ("*", f'"{version}"'):
        raise ChangedError(version)
    return report, version
