"""The HTTP API under `/v1`."""

from assistant.interfaces.api.app import build_api

__all__ = ["build_api"]
