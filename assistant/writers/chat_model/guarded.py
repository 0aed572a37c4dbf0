"""The way to an endpoint that a request named: its address is looked at when the connection is made."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import httpx2

from assistant.errors import EndpointError
from assistant.writers.chat_model.trust import trusted
from assistant.writers.guard import Allowed, Resolve, checked_addresses, resolve


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Connects only to addresses that are allowed, and to just those that were looked at.

    The name stays in the Host header and in TLS. A redirect that somebody follows comes through here again. Raises
    ConnectError for what is not allowed: a model that cannot be reached.
    """

    def __init__(self, allowed: Sequence[Allowed], *, resolve: Resolve = resolve) -> None:
        self._allowed, self._resolve = allowed, resolve
        # No proxy of the environment either: it would connect in our place.
        self._inner = httpx2.AsyncHTTPTransport(trust_env=False, verify=trusted())

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        try:
            addresses = await asyncio.to_thread(
                checked_addresses, url.host, url.port or 0, url.scheme, self._allowed, self._resolve
            )
        except EndpointError as error:
            raise httpx2.ConnectError(error.said.en, request=request) from None
        request.extensions = {**request.extensions, "sni_hostname": url.host}
        request.url = url.copy_with(host=addresses[0])
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()
