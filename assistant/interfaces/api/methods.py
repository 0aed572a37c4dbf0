"""A method that a path does not have: 405 and what it has, also where the page would take whatever is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from starlette.routing import compile_path
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.interfaces.api.answers import send_problem
from assistant.language import Said

_SAID = Said("这个地址没有这种方法", "this path has no such method")


class Methods:
    """Looks a request up among the described operations before anything mounted beside them can answer."""

    def __init__(self, app: ASGIApp, described: Callable[[], dict[str, Any]]) -> None:
        self.app = app
        self._described = described
        self._paths: list[tuple[re.Pattern[str], frozenset[str]]] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (allowed := self._allowed(scope["path"], scope["method"])):
            allow = [(b"allow", ", ".join(allowed).encode())]
            await send_problem(scope, send, 405, "Method Not Allowed", _SAID, allow)
            return
        await self.app(scope, receive, send)

    def _allowed(self, path: str, method: str) -> list[str]:
        """What the path has, where it is described and has not this method; else nothing."""
        if self._paths is None:
            paths = self._described()["paths"]
            self._paths = [
                (compile_path(path)[0], frozenset(name.upper() for name in told))
                for path, told in paths.items()
            ]
        fitting = [methods for pattern, methods in self._paths if pattern.match(path)]
        if not fitting or any(method in methods for methods in fitting):
            return []
        return sorted(set().union(*fitting))
