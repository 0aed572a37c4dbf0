"""Routes that change a kept report: rewrite a section, set facts."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Response
from pydantic.json_schema import SkipJsonSchema
from starlette.concurrency import run_in_threadpool

from assistant import service
from assistant.facts.model import make_fact
from assistant.interfaces.access import Caller, Shelf
from assistant.interfaces.allowed import allowed_model, named_endpoint
from assistant.interfaces.api import examples
from assistant.interfaces.api.bodies import FactsBody, ReviseBody
from assistant.interfaces.api.drafts import DraftId
from assistant.interfaces.api.front import Front
from assistant.interfaces.api.once import Key, once
from assistant.interfaces.api.problems import ChangedError, good, problems
from assistant.interfaces.api.replies import Changed, Revision
from assistant.interfaces.api.scopes import Drafter
from assistant.report.model import Report

IfMatch = Annotated[
    str | SkipJsonSchema[None],
    Header(
        pattern=r'^(\*|"[0-9]{1,9}")$', examples=['"1"'], description="the ETag that the change was made on"
    ),
]
_SECTION = Path(max_length=100, examples=["2"], description="id (1.2), number (一（二）) or heading")
_CODES = (404, 409, 412, 503)
_TAG = {"ETag": {"schema": {"type": "string"}, "description": "the report's version now"}}


def add_changes(router: APIRouter, front: Front) -> None:
    @router.post(
        "/drafts/{id}/sections/{sid}/revise",
        tags=["drafts"],
        responses={200: {**good(examples.REVISED), "headers": _TAG}, **problems(*_CODES, 502)},
    )
    async def revise_section(
        id: DraftId,
        sid: Annotated[str, _SECTION],
        body: ReviseBody,
        response: Response,
        caller: Drafter,
        if_match: IfMatch = None,
        idempotency_key: Key = None,
    ) -> Revision:
        """Proposes one section anew and shows the difference; `accept` keeps it."""

        async def revise() -> dict[str, Any]:
            return await _revised(front, caller, id, sid, body, if_match)

        asked = f"{id} {sid} {if_match} {body.model_dump_json()}"
        done = Revision.model_validate(await once(front, caller, idempotency_key, asked, revise))
        response.headers["ETag"] = f'"{done.version}"'
        return done

    @router.patch(
        "/drafts/{id}/facts",
        tags=["drafts"],
        responses={200: {**good(examples.CHANGED), "headers": _TAG}, **problems(*_CODES)},
    )
    async def change_facts(
        id: DraftId,
        body: FactsBody,
        response: Response,
        caller: Drafter,
        if_match: IfMatch = None,
        idempotency_key: Key = None,
    ) -> Changed:
        """Sets facts; every place that states them changes, with no call to a model."""

        async def change() -> dict[str, Any]:
            done = await run_in_threadpool(set_facts, front.shelf(caller), id, body.facts, if_match)
            return done.model_dump()

        asked = f"{id} {if_match} {json.dumps(body.facts)}"
        done = Changed.model_validate(await once(front, caller, idempotency_key, asked, change))
        response.headers["ETag"] = f'"{done.version}"'
        return done


def set_facts(shelf: Shelf, name: str, facts: list[dict[str, Any]], if_match: str | None = None) -> Changed:
    """Sets facts of a kept report and keeps it as its next version."""
    report, version = _current(shelf, name, if_match)
    changed = [make_fact(fact) for fact in service.merged(report, facts)]
    updated = service.update(report, changed)
    note = ", ".join(fact.id for fact in changed)
    kept = shelf.keep(name, updated.report, base=version, why="facts", note=note)
    places = [
        {"section": p.section, "fact": p.fact, "before": p.before, "after": p.after} for p in updated.places
    ]
    gaps = list(updated.report.brief.facts.gaps)
    return Changed.model_validate({"version": kept.number, "changed": places, "gaps": gaps})


async def _revised(
    front: Front, caller: Caller, name: str, section: str, body: ReviseBody, if_match: str | None
) -> dict[str, Any]:
    shelf = front.shelf(caller)
    report, version = await run_in_threadpool(_current, shelf, name, if_match)
    limits, model = named_endpoint(body.endpoint), allowed_model(body.model)
    front.doors.rates.draft(caller)
    proposal = await service.revise(report, section, body.instruction, model=model, limits=limits)
    if body.accept:
        kept = await run_in_threadpool(
            shelf.keep, name, proposal.after, base=version, why="revised", note=body.instruction
        )
        version = kept.number
    changes = [{"kind": c.kind, "before": c.before, "after": c.after} for c in proposal.changes]
    return {"section": proposal.section, "accepted": body.accept, "version": version, "changes": changes}


def _current(shelf: Shelf, name: str, if_match: str | None) -> tuple[Report, int]:
    """The newest version, if it is the one that the caller had seen. Raises ChangedError when it is not."""
    report, version = shelf.report(name)
    if if_match is not None and if_match.strip() not in ("*", f'"{version}"'):
        raise ChangedError(version)
    return report, version
