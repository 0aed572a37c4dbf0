"""The application: all routes under `/v1`, thin; each parses, calls the service and shows."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import Lifespan

from assistant import __version__
from assistant.interfaces.api.changes import add_changes
from assistant.interfaces.api.completions import add_completions
from assistant.interfaces.api.described import add_described
from assistant.interfaces.api.drafts import add_drafts
from assistant.interfaces.api.events import add_events
from assistant.interfaces.api.files import add_files
from assistant.interfaces.api.front import Front
from assistant.interfaces.api.gate import Doors, Gate
from assistant.interfaces.api.known import KnownKeys
from assistant.interfaces.api.limits import Limits
from assistant.interfaces.api.login import add_login
from assistant.interfaces.api.methods import Methods
from assistant.interfaces.api.metrics import Metrics
from assistant.interfaces.api.observed import Observed
from assistant.interfaces.api.office import add_office
from assistant.interfaces.api.operation import add_operation
from assistant.interfaces.api.problems import ALWAYS, add_problems, problems
from assistant.interfaces.api.rate import Rates
from assistant.interfaces.api.texts import add_texts
from assistant.interfaces.api.written import add_written
from assistant.interfaces.texts import Workshop
from assistant.service.runs import Runs
from assistant.settings import Settings, settings
from assistant.store import Keys

_ABOUT = (
    "Facts and outline are sent inline; figures are printed by the program, never by a model. "
    "Errors are problem details (RFC 9457) in the language of Accept-Language."
)


def open_front(
    runs: Runs,
    *,
    keys_needed: bool = False,
    hosts: frozenset[str] | None = None,
    workshop: Workshop | None = None,
) -> Front:
    """What all doors of one server share.

    `keys_needed`: whether everybody must show a key; `hosts`: the names the server goes by, None for any;
    `workshop`: where texts are worked on, threads of this process unless another is given.
    """
    config = settings()
    doors = Doors(
        KnownKeys(Keys(runs.store.engine)),
        Rates(config.requests_per_minute, config.drafts_per_minute, config.wrong_keys_per_minute),
        Metrics(),
        keys_needed,
        hosts,
        frozenset(origins(config)),
    )
    return Front(runs, doors, workshop or Workshop(), config.streams)


def build_api(
    runs: Runs, lifespan: Lifespan[FastAPI] | None = None, *, front: Front | None = None
) -> FastAPI:
    """The application with all routes under `/v1` and its description at `/docs` and `/openapi.json`.

    What is mounted beside the routes (page, MCP) stands behind the same gate.
    """
    front = front or open_front(runs)
    app = FastAPI(
        title="nigao",
        version=__version__,
        summary="Drafts official reports and proves every figure.",
        description=_ABOUT,
        lifespan=lifespan,
        # FastAPI's own pages load their scripts from another host.
        docs_url=None,
        redoc_url=None,
    )
    add_problems(app)
    _add_routes(app, front)
    _surround(app, front, settings())
    return app


def origins(config: Settings) -> list[str]:
    """The origins of other pages that may call the API; none unless set."""
    return [origin.strip().rstrip("/") for origin in config.cors.split(",") if origin.strip()]


def _add_routes(app: FastAPI, front: Front) -> None:
    router = APIRouter(prefix="/v1", responses=problems(*ALWAYS))
    add_drafts(router, front)
    add_events(router, front)
    add_files(router, front)
    add_changes(router, front)
    add_texts(router, front)
    add_written(router, front)
    add_completions(router, front)
    app.include_router(router)
    add_operation(app, front)
    add_described(app)
    way_in = APIRouter(include_in_schema=False)
    add_login(way_in, front)
    add_office(way_in)
    app.include_router(way_in)


def _surround(app: FastAPI, front: Front, config: Settings) -> None:
    """What every request passes, the innermost first."""
    app.add_middleware(Methods, described=app.openapi)
    app.add_middleware(Limits, most=config.max_upload_mb * 1024 * 1024, seconds=config.body_seconds)
    app.add_middleware(Gate, doors=front.doors)
    if config.cors:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins(config),
            allow_methods=["GET", "POST", "PATCH"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Last-Event-ID"],
            expose_headers=["ETag", "Location", "Retry-After", "X-Request-ID"],
        )
    app.add_middleware(Observed, metrics=front.doors.metrics)
