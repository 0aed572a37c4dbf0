"""What the server counts, as Prometheus reads it: methods, routes, statuses and times; never a fact, never a path as sent."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 20, 60)


class Metrics:
    """The numbers of one application, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "nigao_requests", "answered requests", ["method", "route", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "nigao_request_seconds",
            "seconds until the last byte",
            ["route"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.refused = Counter(
            "nigao_refused", "requests refused at the gate", ["why"], registry=self.registry
        )
        self.streams = Gauge("nigao_event_streams", "event streams open now", registry=self.registry)
        self.drafts = Counter("nigao_drafts", "drafts begun", registry=self.registry)

    def text(self) -> bytes:
        """Everything, in the text format."""
        return generate_latest(self.registry)
