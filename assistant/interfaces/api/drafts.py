"""Routes of drafts: start one, list them, fetch it."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic.json_schema import SkipJsonSchema

from assistant.errors import InputError
from assistant.interfaces.api import examples
from assistant.interfaces.api.bodies import DraftBody, inline_brief
from assistant.interfaces.api.front import Front
from assistant.interfaces.api.once import Key, once
from assistant.interfaces.api.problems import good, problems
from assistant.interfaces.api.replies import Listed, Page, RunStatus
from assistant.interfaces.api.scopes import Drafter, Reader
from assistant.report.events import Planned
from assistant.report.saved import to_json
from assistant.service.run import Run

DraftId = Annotated[
    str, Path(max_length=64, examples=[examples.ID], description="as POST /v1/drafts gave it")
]
_TAG = {"ETag": {"schema": {"type": "string"}, "description": "the report's version, for If-Match"}}


def add_drafts(router: APIRouter, front: Front) -> None:
    @router.post(
        "/drafts",
        status_code=202,
        tags=["drafts"],
        responses={
            202: {**good(examples.RUNNING, "begun"), "headers": {"Location": {"schema": {"type": "string"}}}},
            **problems(409, 503),
        },
    )
    async def start_draft(
        body: DraftBody, response: Response, caller: Drafter, idempotency_key: Key = None
    ) -> RunStatus:
        """Starts a draft and returns its id; watch its events or ask for it again.

        The same Idempotency-Key again gives the draft that it started, and starts no second one; with
        another body it is refused.
        """

        async def begin() -> str:
            run = await front.draft(caller, inline_brief(body.brief), body.model, body.endpoint)
            return run.id

        name = await once(front, caller, idempotency_key, body.model_dump_json(), begin)
        response.headers["Location"] = f"/v1/drafts/{name}"
        run = front.shelf(caller).run(name)
        return status_of(run) if run else RunStatus(id=name, status="done")

    @router.get("/drafts", tags=["drafts"], responses={200: good(examples.LISTED), **problems(503)})
    def list_drafts(
        caller: Reader,
        cursor: Annotated[
            str | SkipJsonSchema[None], Query(max_length=200, description="`next` of the page before")
        ] = None,
        limit: Annotated[int, Query(ge=1, le=200, examples=[50])] = 50,
    ) -> Page:
        """Finished reports, the newest first, page by page. A report that comes meanwhile moves no other."""
        owner = None if caller.everything else caller.owner
        found = front.runs.store.page(owner=owner, after=_read_cursor(cursor), limit=limit + 1)
        shown = found[:limit]
        drafts = [
            Listed(
                id=entry.id, title=entry.title, kind=entry.kind, updated=entry.updated, version=entry.version
            )
            for entry, _ in shown
        ]
        more = _cursor(shown[-1][1], shown[-1][0].id) if len(found) > limit else None
        return Page(drafts=drafts, next=more)

    @router.get(
        "/drafts/{id}",
        tags=["drafts"],
        responses={200: {**good(examples.DONE), "headers": _TAG}, **problems(404, 503)},
    )
    def get_draft(id: DraftId, response: Response, caller: Reader) -> RunStatus:
        """The state of a draft, and the report when it is done; the ETag is the report's version."""
        shelf = front.shelf(caller)
        run = shelf.run(id)
        if run is not None and run.status != "done":
            return status_of(run)
        report, version = shelf.report(id)
        response.headers["ETag"] = f'"{version}"'
        done = RunStatus(id=id, status="done") if run is None else status_of(run)
        return done.model_copy(update={"report": to_json(report), "version": version})


def status_of(run: Run) -> RunStatus:
    """How a run stands."""
    planned = next((event for event in run.events if isinstance(event, Planned)), None)
    return RunStatus(
        id=run.id,
        status=run.status,
        sections_done=sum(event.event == "section-done" for event in run.events),
        sections=len(planned.pieces) if planned else 0,
        error=str(run.error) if run.error else "",
    )


def _cursor(moment: str, name: str) -> str:
    return base64.urlsafe_b64encode(f"{moment} {name}".encode()).decode().rstrip("=")


def _read_cursor(cursor: str | None) -> tuple[str, str] | None:
    if not cursor:
        return None
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode(
            "ascii"
        )
        moment, name = text.split(" ")
    except (ValueError, binascii.Error):
        raise InputError("翻页标记不对", "this is no cursor", place="cursor", expected="next") from None
    return moment, name
