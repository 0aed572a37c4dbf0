"""A visitor without a window: what a browser says to the page when a button is pressed, and what it hears."""

from __future__ import annotations

import http.client
import json
import secrets
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit


class Visitor:
    """One session of its own with a served page."""

    def __init__(self, address: str) -> None:
        self._host = urlsplit(address).netloc
        self._session = secrets.token_hex(8)
        self.config = self._get("/config")

    def press(self, button: str, values: list[Any]) -> Iterator[dict[str, Any]]:
        """Presses the button of that id with the values of its fields: every message until the act is over."""
        asked = {
            "data": values,
            "event_data": None,
            "fn_index": self._act(button),
            "trigger_id": self._component(button)["id"],
            "session_hash": self._session,
        }
        connection = http.client.HTTPConnection(self._host, timeout=300)
        connection.request(
            "POST", "/gradio_api/queue/join", json.dumps(asked), {"Content-Type": "application/json"}
        )
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()[:300]
        answer.read()
        connection.request("GET", f"/gradio_api/queue/data?session_hash={self._session}")
        stream = connection.getresponse()
        assert stream.status == 200
        try:
            for line in stream:
                if line.startswith(b"data:"):
                    message = json.loads(line[5:])
                    yield message
                    if message["msg"] == "process_completed":
                        return
        finally:
            connection.close()

    def _get(self, path: str) -> Any:
        connection = http.client.HTTPConnection(self._host, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 200
        try:
            return json.loads(answer.read())
        finally:
            connection.close()

    def _component(self, name: str) -> dict[str, Any]:
        return next(one for one in self.config["components"] if one["props"].get("elem_id") == name)

    def _act(self, button: str) -> int:
        number = self._component(button)["id"]
        found = (
            act["id"] for act in self.config["dependencies"] if [number, "click"] in map(list, act["targets"])
        )
        return int(next(found))
