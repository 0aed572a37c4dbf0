"""The application: all routes under `/v1`, thin; each parses, calls the service and shows."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI
from starlette.types import Lifespan

from assistant import __version__
from assistant.interfaces.api.changes import add_changes
from assistant.interfaces.api.drafts import add_drafts
from assistant.interfaces.api.limits import Limits
from assistant.interfaces.api.problems import PROBLEMS, add_problems
from assistant.interfaces.api.texts import add_texts
from assistant.service.runs import Runs
from assistant.settings import settings


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
    router = APIRouter(prefix="/v1", responses={422: PROBLEMS[422]})
    add_drafts(router, runs)
    add_changes(router, runs)
    add_texts(router)
    app.include_router(router)

    @app.get("/readyz", tags=["operation"], responses={500: PROBLEMS[500]})
    def readyz() -> dict[str, str]:
        """Says that the database answers too."""
        next(runs.store.list(limit=1), None)
        return {"status": "ready"}

    @app.get("/healthz", tags=["operation"])
    def healthz() -> dict[str, str]:
        """Says that the process answers."""
        return {"status": "ok"}

    return app
