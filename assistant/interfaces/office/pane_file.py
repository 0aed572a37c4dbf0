"""The task pane's files, and what a browser may load beside them: Office.js, where an Office program asks for it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from assistant.settings import settings

_FOLDER = Path(__file__).parent / "pane"
_MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
# Where Word for the web frames the pane; Word on a desktop doesn't frame it.
_FRAMES = "'self' https://*.officeapps.live.com https://*.office.com https://*.cloud.microsoft"


@dataclass(frozen=True)
class PaneFile:
    """One file as it is served."""

    data: bytes
    media_type: str
    headers: dict[str, str] = field(default_factory=dict)


def pane_file(name: str) -> PaneFile | None:
    """A file of the pane by its name; an empty name is the page. None where there is none of that name."""
    if name == "settings.json":
        return PaneFile(_settings(), "application/json", _headers())
    known = {file.name: file for file in _FOLDER.iterdir() if file.suffix in _MEDIA}
    file = known.get(name or "index.html")
    return PaneFile(file.read_bytes(), _MEDIA[file.suffix], _headers()) if file else None


def _settings() -> bytes:
    return json.dumps({"office_js": settings().office_js}).encode()


def _headers() -> dict[str, str]:
    address = urlsplit(settings().office_js)
    script = f" {address.scheme}://{address.netloc}" if address.netloc else ""
    policy = (
        f"default-src 'none'; script-src 'self'{script}; style-src 'self'; img-src 'self'; connect-src 'self'{script}; "
        f"base-uri 'none'; form-action 'none'; frame-ancestors {_FRAMES}"
    )
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
