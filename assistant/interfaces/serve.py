"""Page and API in one process."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

from fastapi import FastAPI

from assistant.errors import InputError
from assistant.interfaces.loopback import is_loopback
from assistant.settings import settings

# Nothing phones home: these must stand before gradio and langchain are imported.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("LANGSMITH_TRACING", "false")


def build_app(
    *, keys_needed: bool = False, hosts: frozenset[str] | None = None, page: bool = True
) -> FastAPI:
    """The API under `/v1`, its description at `/docs`, MCP at `/mcp`, and the page at `/`, all behind one gate.

    `keys_needed`: whether everybody must show a key; `hosts`: the names the server goes by, None for any.
    """
    from assistant.interfaces.api import build_api, open_front
    from assistant.interfaces.mcp import Tools, build_mcp
    from assistant.interfaces.texts import Workshop
    from assistant.service.runs import Runs
    from assistant.store import Store

    runs = Runs(Store(settings().database or settings().data))
    workshop = Workshop(settings().processes)
    front = open_front(runs, keys_needed=keys_needed, hosts=hosts, workshop=workshop)
    tools = build_mcp(runs, Tools(runs, workshop, front.doors.rates.draft))
    endpoint = cast(Any, tools.streamable_http_app().routes[0]).endpoint

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        runs.go_on()
        try:
            async with tools.session_manager.run():
                yield
        finally:
            await workshop.close()
            await asyncio.to_thread(runs.close)

    app = build_api(runs, living, front=front)
    for path in ("/mcp", "/mcp/"):
        app.router.add_route(path, endpoint, include_in_schema=False)
    if not page:
        return app
    from assistant.interfaces.chat import add_page
    from assistant.interfaces.chat.mine import OwnRuns

    return add_page(app, cast(Runs, OwnRuns(runs)))


def serve(host: str = "", port: int | None = None, *, page: bool = True) -> None:
    """Serves until interrupted, without the page if so wished. Raises InputError where a key is needed and there is none."""
    import uvicorn

    from assistant.interfaces.api.log import write_log
    from assistant.interfaces.wire import Wire
    from assistant.service.connection import load_connection

    load_connection()
    host = host or settings().host
    needed = settings().keys_required or not is_loopback(host)
    if needed:
        _look_for_keys(host)
    app = build_app(keys_needed=needed, hosts=_names(needed), page=page)
    write_log(settings().log)
    uvicorn.run(
        app,
        host=host,
        port=settings().port if port is None else port,
        http=Wire,
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=4096,
        # Longer than a proxy's own, so that it is the proxy that hangs up.
        timeout_keep_alive=75,
        timeout_graceful_shutdown=5,
    )


def _look_for_keys(host: str) -> None:
    """Raises InputError when nobody holds a key: nobody could call."""
    from assistant.store import Keys, Store

    store = Store(settings().database or settings().data)
    try:
        if Keys(store.engine).any():
            return
    finally:
        store.close()
    raise InputError(
        "别的机器能到达的地址需要访问密钥，现在一把也没有：先 nigao keys create 持有人",
        "an address that others can reach needs keys, and there is none: first `nigao keys create OWNER`",
        found=host,
    )


def _names(keys_needed: bool) -> frozenset[str] | None:
    """The names that the server goes by. Without keys only those of this machine: no other site's name leads here."""
    given = frozenset(name.strip().lower() for name in settings().hosts.split(",") if name.strip())
    return None if keys_needed and not given else given
