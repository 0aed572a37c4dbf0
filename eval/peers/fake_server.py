"""An endpoint for measuring: `fake_server.py PORT ANSWERS WAIT LOG`; the standard library only.

It speaks OpenAI's chat completions, streamed or not, answers each known question with its text after WAIT seconds, and
writes a line into LOG for each request. With PORT 0 the system chooses one; the port is printed.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    answers: dict[str, str]
    wait: float
    log: Path

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        last = asked["messages"][-1]["content"]
        question = last if isinstance(last, str) else "".join(part.get("text", "") for part in last)
        with self.log.open("a") as log:
            log.write(f"{hashlib.sha256(question.strip().encode()).hexdigest()[:12]} {time.time():.3f}\n")
        time.sleep(self.wait)
        text = self.answers.get(question.strip(), "?")
        if asked.get("stream"):
            self._stream(text)
        else:
            self._send(json.dumps(_whole(text)).encode(), "application/json")

    def do_GET(self) -> None:
        self._send(b'{"object": "list", "data": [{"id": "fake", "object": "model"}]}', "application/json")

    def _stream(self, text: str) -> None:
        pieces = [
            _piece({"role": "assistant", "content": text}, None),
            _piece({}, "stop"),
            {**_piece({}, None), "choices": [], "usage": _usage(text)},
        ]
        lines = [f"data: {json.dumps(piece)}\n\n" for piece in pieces]
        self._send("".join([*lines, "data: [DONE]\n\n"]).encode(), "text/event-stream")

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def _usage(text: str) -> dict[str, int]:
    return {"prompt_tokens": 1000, "completion_tokens": len(text), "total_tokens": 1000 + len(text)}


def _whole(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    named = {"id": "fake", "object": "chat.completion", "created": 0, "model": "fake"}
    return {**named, "choices": [choice], "usage": _usage(text)}


def _piece(delta: dict[str, str], finish: str | None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {
        "id": "fake",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "fake",
        "choices": [choice],
    }


def main(port: int, answers: Path, wait: float, log: Path) -> None:
    """Serves until it is ended."""
    Handler.answers = json.loads(answers.read_text("utf-8"))
    Handler.wait, Handler.log = wait, log
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]))
