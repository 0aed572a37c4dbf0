"""The HTTP API under `/v1`."""

from assistant.interfaces.api.app import build_api, open_front
from assistant.interfaces.api.front import Front

__all__ = ["Front", "build_api", "open_front"]
