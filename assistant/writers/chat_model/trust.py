"""The certificates that are trusted, read once for all clients: reading them costs more than the rest of a client."""

from __future__ import annotations

import ssl
from functools import lru_cache

import openai


@lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    """What a client of its own would read, as the environment sets it."""
    import httpx2

    return httpx2.create_ssl_context()


@lru_cache(maxsize=1)
def idle_client() -> openai.DefaultHttpxClient:
    """A synchronous client, which nobody calls: LangChain would make one for each model, certificates and all."""
    return openai.DefaultHttpxClient(verify=trusted(), follow_redirects=False)
