"""Routes of drafts: start one, watch it, fetch it, take it home as a file."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Query, Response
from fastapi.responses import StreamingResponse

from assistant.errors import DocumentError
from assistant.interfaces.allowed import allowed_model
from assistant.interfaces.api.bodies import DraftBody, RunStatus, inline_brief
from assistant.interfaces.api.problems import PROBLEMS, NotFoundError
from assistant.report.events import Planned, as_dict
from assistant.report.model import Report
from assistant.report.saved import to_json
from assistant.service.runs import Run, Runs

_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}


def add_drafts(router: APIRouter, runs: Runs) -> None:
    @router.post("/drafts", status_code=202, tags=["drafts"])
    async def start_draft(
        body: DraftBody,
        response: Response,
        idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
    ) -> RunStatus:
        """Starts a draft and returns its id; watch its events or ask for it again.

        The same Idempotency-Key again gives the draft that it started, and starts no second one; with
        another body it is refused.
        """
        asked = body.model_dump_json() if idempotency_key else ""
        if idempotency_key and (known := runs.started_by(idempotency_key, asked)):
            run = known
        else:
            run = runs.start(inline_brief(body.brief), allowed_model(body.model))
            if idempotency_key:
                runs.remember(idempotency_key, asked, run)
        response.headers["Location"] = f"/v1/drafts/{run.id}"
        return _status(run)

    @router.get("/drafts/{id}", tags=["drafts"], responses={404: PROBLEMS[404]})
    async def get_draft(id: str, response: Response) -> RunStatus:
        """The state of a draft, and the report when it is done; the ETag is the report's version."""
        run = runs.get(id)
        if run is not None and run.status != "done":
            return _status(run)
        report, version = report_of(runs, id)
        response.headers["ETag"] = f'"{version}"'
        done = RunStatus(id=id, status="done") if run is None else _status(run)
        return done.model_copy(update={"report": to_json(report), "version": version})

    @router.get("/drafts/{id}/events", tags=["drafts"], responses={404: PROBLEMS[404]})
    async def get_events(
        id: str, last_event_id: Annotated[int | None, Header(ge=0)] = None
    ) -> StreamingResponse:
        """What happens, as server-sent events; goes on behind Last-Event-ID after a broken connection."""
        run = runs.get(id)
        if run is None:
            raise NotFoundError(id)
        start = 0 if last_event_id is None else last_event_id + 1
        return StreamingResponse(_events(run, start), media_type="text/event-stream")

    @router.get(
        "/drafts/{id}/export", tags=["drafts"], responses={404: PROBLEMS[404]}, response_class=Response
    )
    def export_draft(
        id: str, format: Annotated[str, Query(pattern="^(docx|md|txt|json|pdf|xlsx)$")] = "docx"
    ) -> Response:
        """The report as a file."""
        from assistant.documents import to_bytes

        report, _ = report_of(runs, id)
        name = quote(f"{report.brief.title}.{format}")
        disposition = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(to_bytes(report, f".{format}"), media_type=_MEDIA[format], headers=disposition)


def report_of(runs: Runs, name: str) -> tuple[Report, int]:
    """The newest version of a report and its number. Raises NotFoundError when no report has that id."""
    run = runs.get(name)
    if run and run.status == "running":
        raise DocumentError("报告还在起草", "the report is still being drafted")
    try:
        return runs.report(name)
    except DocumentError:
        raise NotFoundError(name) from None


def _status(run: Run) -> RunStatus:
    planned = next((e for e in run.events if isinstance(e, Planned)), None)
    return RunStatus(
        id=run.id,
        status=run.status,
        sections_done=sum(e.event == "section-done" for e in run.events),
        sections=len(planned.pieces) if planned else 0,
        error=str(run.error) if run.error else "",
    )


async def _events(run: Run, start: int) -> AsyncIterator[str]:
    async for at, event in run.watch(start):
        data = json.dumps(as_dict(event), ensure_ascii=False)
        yield f"id: {at}\nevent: {event.event}\ndata: {data}\n\n"
    if run.status != "done":
        failed = json.dumps({"event": run.status, "error": str(run.error or "")}, ensure_ascii=False)
        yield f"event: {run.status}\ndata: {failed}\n\n"
