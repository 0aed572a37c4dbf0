"""Page and API in one process."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from assistant.errors import InputError
from assistant.settings import settings

# Nothing phones home: these must stand before gradio and langchain are imported.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("LANGSMITH_TRACING", "false")


def build_app() -> FastAPI:
    """The API under `/v1`, its description at `/docs`, MCP at `/mcp`, and the page at `/`."""
    from assistant.interfaces.api import build_api
    from assistant.interfaces.chat import add_page
    from assistant.interfaces.mcp import build_mcp
    from assistant.service.runs import Runs
    from assistant.store import Store

    runs = Runs(Store(settings().database or settings().data))
    tools = build_mcp(runs)
    tools.settings.streamable_http_path = "/"
    mounted = tools.streamable_http_app()

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        async with tools.session_manager.run():
            yield

    app = build_api(runs, living)
    app.mount("/mcp", mounted)
    return add_page(app, runs)


def loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(host: str = "", port: int | None = None) -> None:
    """Serves until interrupted. Raises InputError for an address that others can reach: there are no keys yet."""
    import uvicorn

    host = host or settings().host
    if not loopback(host):
        raise InputError(
            "只能在本机提供服务：对外的地址需要访问密钥，本版还没有",
            "served on this machine only: an address that others can reach needs keys, which this version lacks",
            found=host,
            expected="127.0.0.1 / ::1 / localhost",
        )
    from assistant.service.worker import going_on

    with going_on():
        uvicorn.run(
            build_app(),
            host=host,
            port=settings().port if port is None else port,
            log_level="info",
            timeout_graceful_shutdown=5,
        )
