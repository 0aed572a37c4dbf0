"""What a route declares about its caller: the scope that it asks for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Request, Security
from fastapi.security import HTTPBearer

from assistant.interfaces.access import Caller, caller_in, require

_BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="key",
    description="a key made by `nigao keys create`; none is needed on the server's own machine",
)


def _asks(scope: str) -> Callable[[Request, Any], Awaitable[Caller]]:
    # Async, for one that is not is run in a thread: a tenth of what a small request costs.
    async def asked(request: Request, token: Any = Security(_BEARER)) -> Caller:  # noqa: B008
        # Who it is has been settled at the gate; the parameter is here so that the description names it.
        return require(caller_in(request.scope), scope)

    return asked


# What a route declares: the scope it asks for. The tests of all refusals are made from that too.
Reader = Annotated[Caller, Security(_asks("read"), scopes=["read"])]
Drafter = Annotated[Caller, Security(_asks("draft"), scopes=["draft"])]
Admin = Annotated[Caller, Security(_asks("admin"), scopes=["admin"])]
