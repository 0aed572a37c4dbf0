"""`nigao serve`: the page, the API and its documentation, in one process."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.interfaces.cli.screen import told

HELP = told(
    "启动网页（/）和接口（/v1，说明在 /docs）。",
    "Serve the page at / and the API at /v1, documented at /docs.",
)


def serve(
    host: Annotated[
        str | None,
        typer.Option(
            "--host", metavar="HOST", help=told("监听地址，默认 127.0.0.1", "address; 127.0.0.1 by default")
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port", min=0, max=65535, metavar="PORT", help=told("端口，默认 8600", "port; 8600 by default")
        ),
    ] = None,
    page: Annotated[
        bool,
        typer.Option(
            "--page/--no-page", help=told("是否提供网页；接口总在", "with the page; the API is always there")
        ),
    ] = True,
) -> None:
    from assistant.settings import settings

    address = host or settings().host
    number = settings().port if port is None else port
    # Before the seconds that the page takes to load.
    _check_free(address, number)
    from assistant.interfaces.serve import serve

    serve(address, number, page=page)


def _check_free(host: str, port: int) -> None:
    """Raises InputError when nobody can listen there: the port is taken, or the address is not ours."""
    import socket

    from assistant.errors import InputError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise InputError(f"不能监听：{reason}", f"cannot listen: {reason}", place=f"{host}:{port}") from None
