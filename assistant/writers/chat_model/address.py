"""The endpoint's address and key, as the settings have them."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.errors import EndpointError
from assistant.settings import Settings

OPENAI = "https://api.openai.com/v1"


def address_of(settings: Settings) -> str:
    """The endpoint's address. Raises EndpointError when it is no http address."""
    address = settings.named_endpoint or settings.openai_base_url.strip() or OPENAI
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise EndpointError(
            "OPENAI_BASE_URL 不是网址，应为 http://… 或 https://…",
            "OPENAI_BASE_URL is no address; expected http://… or https://…",
        )
    return address


def shown(address: str) -> str:
    """An address without user, password and query, which may be secret."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path}"


def key_of(settings: Settings) -> SecretStr:
    """The key. Servers on the intranet want none, but the client insists on one; an endpoint that a request named gets none."""
    key = "" if settings.named_endpoint else settings.openai_api_key.get_secret_value().strip()
    if not (key.isascii() and key.isprintable()):
        raise EndpointError(
            "OPENAI_API_KEY 里有不该有的字符（如中文、换行）",
            "OPENAI_API_KEY holds characters that no key has",
        )
    return SecretStr(key or "none")
