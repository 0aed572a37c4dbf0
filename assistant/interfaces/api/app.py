"""The routes of `/v1`: thin; each parses, calls the service and shows."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, FastAPI, Header, Query, Response
from fastapi.responses import StreamingResponse
from starlette.types import Lifespan

from assistant import __version__, service
from assistant.errors import DocumentError
from assistant.facts.model import make_fact
from assistant.facts.sheet import FactSheet
from assistant.figures import find_figures
from assistant.interfaces.allowed import allowed_model
from assistant.interfaces.api.bodies import (
    CheckBody,
    DraftBody,
    FactsBody,
    ReviseBody,
    RunStatus,
    TextBody,
    inline_brief,
)
from assistant.interfaces.api.limits import Limits
from assistant.interfaces.api.problems import MEDIA_TYPE, ChangedError, NotFoundError, add_problems
from assistant.outline.kinds import list_kinds
from assistant.outline.model import make_outline
from assistant.report.events import Planned, as_dict
from assistant.report.model import Report
from assistant.report.saved import to_json
from assistant.service.runs import Run, Runs
from assistant.settings import settings

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"description": text, "content": {MEDIA_TYPE: {"schema": {"type": "object"}}}}
    for code, text in (
        (400, "not JSON"),
        (404, "no such report"),
        (409, "somebody else changed the report meanwhile"),
        (412, "If-Match names another version"),
        (422, "bad input"),
        (500, "the program or its database failed"),
        (502, "the model's endpoint failed"),
    )
}
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}


IfMatch = Annotated[str | None, Header(description="the ETag that the change was made on")]


def build_api(runs: Runs, lifespan: Lifespan[FastAPI] | None = None) -> FastAPI:
    """The application with all routes under `/v1` and its description at `/docs` and `/openapi.json`."""
    app = FastAPI(
        title="nigao",
        version=__version__,
        summary="Drafts official reports and proves every figure.",
        lifespan=lifespan,
    )
    add_problems(app)
    app.add_middleware(Limits, most=settings().max_upload_mb * 1024 * 1024)
    router = APIRouter(prefix="/v1", responses={422: _PROBLEMS[422]})
    _add_drafts(router, runs)
    _add_changes(router, runs)
    _add_texts(router)
    app.include_router(router)

    @app.get("/readyz", tags=["operation"], responses={500: _PROBLEMS[500]})
    def readyz() -> dict[str, str]:
        """Says that the database answers too."""
        next(runs.store.list(limit=1), None)
        return {"status": "ready"}

    @app.get("/healthz", tags=["operation"])
    def healthz() -> dict[str, str]:
        """Says that the process answers."""
        return {"status": "ok"}

    return app


def _add_drafts(router: APIRouter, runs: Runs) -> None:
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

    @router.get("/drafts/{id}", tags=["drafts"], responses={404: _PROBLEMS[404]})
    async def get_draft(id: str, response: Response) -> RunStatus:
        """The state of a draft, and the report when it is done; the ETag is the report's version."""
        run = runs.get(id)
        if run is not None and run.status != "done":
            return _status(run)
        report, version = _report(runs, id)
        response.headers["ETag"] = f'"{version}"'
        done = RunStatus(id=id, status="done") if run is None else _status(run)
        return done.model_copy(update={"report": to_json(report), "version": version})

    @router.get("/drafts/{id}/events", tags=["drafts"], responses={404: _PROBLEMS[404]})
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
        "/drafts/{id}/export", tags=["drafts"], responses={404: _PROBLEMS[404]}, response_class=Response
    )
    def export_draft(
        id: str, format: Annotated[str, Query(pattern="^(docx|md|txt|json|pdf|xlsx)$")] = "docx"
    ) -> Response:
        """The report as a file."""
        from assistant.documents import to_bytes

        report, _ = _report(runs, id)
        name = quote(f"{report.brief.title}.{format}")
        disposition = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(to_bytes(report, f".{format}"), media_type=_MEDIA[format], headers=disposition)


def _add_changes(router: APIRouter, runs: Runs) -> None:
    @router.post(
        "/drafts/{id}/sections/{sid}/revise",
        tags=["drafts"],
        responses={code: _PROBLEMS[code] for code in (404, 409, 412, 502)},
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
        "/drafts/{id}/facts", tags=["drafts"], responses={code: _PROBLEMS[code] for code in (404, 409, 412)}
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


def _add_texts(router: APIRouter) -> None:
    @router.post("/check", tags=["texts"])
    def check_text(body: CheckBody) -> dict[str, Any]:
        """Findings and coverage of a text, held against a brief, or against facts and outline."""
        brief = inline_brief(body.brief) if body.brief is not None else None
        outline = make_outline(body.sections) if body.sections is not None else None
        facts = FactSheet.of(body.facts) if body.facts is not None else None
        result = service.check(body.text, brief, facts=facts, outline=outline, language=body.language)
        findings = [finding.model_dump() for finding in result.findings]
        return {"findings": findings, "coverage": result.coverage.model_dump()}

    @router.post("/figures", tags=["texts"])
    def find_in_text(body: TextBody) -> dict[str, Any]:
        """Every figure, what only looks like one, and every placeholder of a text."""
        return find_figures(body.text, body.language).as_dict()

    @router.get("/kinds", tags=["texts"])
    def kinds() -> list[dict[str, Any]]:
        """The document kinds there are."""
        return [kind.model_dump() for kind in list_kinds().values()]


def _report(runs: Runs, name: str) -> tuple[Report, int]:
    run = runs.get(name)
    if run and run.status == "running":
        raise DocumentError("报告还在起草", "the report is still being drafted")
    try:
        return runs.report(name)
    except DocumentError:
        raise NotFoundError(name) from None


def _current(runs: Runs, name: str, if_match: str | None) -> tuple[Report, int]:
    """The newest version, if it is the one that the caller had seen. Raises ChangedError when it is not."""
    report, version = _report(runs, name)
    if if_match is not None and if_match.strip() not in ("*", f'"{version}"'):
        raise ChangedError(version)
    return report, version


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
