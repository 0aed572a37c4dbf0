"""Page and API in one process."""

from __future__ import annotations

import os

from fastapi import FastAPI

from assistant.settings import settings

# Nothing phones home: these must stand before gradio and langchain are imported.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("LANGSMITH_TRACING", "false")


def build_app() -> FastAPI:
    """The API under `/v1`, its description at `/docs`, and the page at `/`."""
    from assistant.interfaces.api import build_api
    from assistant.interfaces.chat import add_page
    from assistant.service.runs import Runs
    from assistant.store import Store

    runs = Runs(Store(settings().database or settings().data))
    return add_page(build_api(runs), runs)


def serve(host: str = "", port: int | None = None) -> None:
    """Serves until interrupted; on loopback unless told otherwise."""
    import uvicorn

    uvicorn.run(
        build_app(),
        host=host or settings().host,
        port=settings().port if port is None else port,
        log_level="info",
        timeout_graceful_shutdown=5,
    )
