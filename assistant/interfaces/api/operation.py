"""Routes for whoever runs the server: does it live, can it work, and what does it count."""

from __future__ import annotations

from fastapi import FastAPI, Response
from fastapi.responses import PlainTextResponse

from assistant.interfaces.api.front import Front
from assistant.interfaces.api.metrics import MEDIA_TYPE
from assistant.interfaces.api.problems import good, problems
from assistant.interfaces.api.scopes import Admin

_SAMPLE = 'nigao_requests_total{method="POST",route="/v1/check",status="200"} 12.0\n'


def add_operation(app: FastAPI, front: Front) -> None:
    @app.get("/healthz", tags=["operation"], responses={200: good({"status": "ok"})})
    async def healthz() -> dict[str, str]:
        """Says that the process answers."""
        return {"status": "ok"}

    @app.get("/readyz", tags=["operation"], responses={200: good({"status": "ready"}), **problems(500, 503)})
    def readyz() -> dict[str, str]:
        """Says that the database answers too."""
        front.runs.store.page(limit=1)
        return {"status": "ready"}

    @app.get(
        "/metrics",
        tags=["operation"],
        response_class=PlainTextResponse,
        responses={
            200: {"description": "for Prometheus", "content": {"text/plain": {"example": _SAMPLE}}},
            **problems(400, 401, 403, 422, 429),
        },
    )
    def metrics(caller: Admin) -> Response:
        """What the server counts, in Prometheus' text format: no fact and no title is in it."""
        return Response(front.doors.metrics.text(), media_type=MEDIA_TYPE)
