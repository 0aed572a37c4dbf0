"""A small OpenAI-compatible server on loopback, with faults on demand."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Response = dict[str, Any]


def completion(text: str | None, *, finish: str = "stop", usage: bool = True, **message: Any) -> Response:
    """The body of a chat completion."""
    body: Response = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": "small",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text, **message},
            }
        ],
    }
    if usage:
        cached = {"prompt_tokens_details": {"cached_tokens": 80}}
        body["usage"] = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120, **cached}
    return body


class Endpoint:
    """The server's script and what it has received. `turns` are taken in order; the last one stays."""

    def __init__(self, *turns: Callable[[BaseHTTPRequestHandler], None]) -> None:
        self.turns = list(turns)
        self.requests: list[dict[str, Any]] = []
        self.paths: list[str] = []
        # When each request came, by the monotonic clock: how long a client waited between two of them.
        self.arrived: list[float] = []
        self.released = threading.Event()
        self.url = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length", 0))
        handler.asked = json.loads(handler.rfile.read(length))  # type: ignore[attr-defined]
        self.requests.append(handler.asked)  # type: ignore[attr-defined]
        self.paths.append(handler.path)
        self.arrived.append(time.monotonic())
        handler.released = self.released  # type: ignore[attr-defined]
        turn = self.turns[0] if len(self.turns) == 1 else self.turns.pop(0)
        turn(handler)


def says(text: str | None, **more: Any) -> Callable[[BaseHTTPRequestHandler], None]:
    """The text as a stream of small pieces where one was asked for, else as one body."""

    def turn(handler: Any) -> None:
        whole = completion(text, **more)
        if not handler.asked.get("stream"):
            body(json.dumps(whole))(handler)
            return
        lines = [f"data: {json.dumps(chunk)}\n\n" for chunk in chunks(whole, handler.asked)]
        body("".join([*lines, "data: [DONE]\n\n"]), kind="text/event-stream")(handler)

    return turn


def chunks(whole: Response, asked: dict[str, Any]) -> Iterator[Response]:
    """A completion cut into the chunks of a stream: the role, the text, the end, and the usage if asked for."""
    choice = whole["choices"][0]
    frame = {**whole, "object": "chat.completion.chunk"}
    usage = frame.pop("usage", None)
    message = {**choice["message"]}
    text = message.pop("content") or ""

    def chunk(delta: Response, finish: str | None = None) -> Response:
        return {**frame, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}

    yield chunk({**message, "content": ""})
    for start in range(0, len(text), 20):
        yield chunk({"content": text[start : start + 20]})
    yield chunk({}, choice["finish_reason"])
    if usage and asked.get("stream_options", {}).get("include_usage"):
        yield {**frame, "choices": [], "usage": usage}


def body(
    content: str, status: int = 200, kind: str = "application/json", **headers: str
) -> Callable[[Any], None]:
    def turn(handler: BaseHTTPRequestHandler) -> None:
        data = content.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return turn


def fails(status: int, message: str = "no", code: str | None = None, **headers: str) -> Callable[[Any], None]:
    error = {"error": {"message": message, "type": "error", "param": None, "code": code}}
    return body(json.dumps(error), status, **headers)


def hangs(handler: Any) -> None:
    """No answer before the test is over."""
    handler.released.wait(60)
    handler.close_connection = True


def drops(handler: BaseHTTPRequestHandler) -> None:
    """Half of an answer, and then nothing."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"id": "chatcmpl-1", "choices": [{"mess')
    handler.wfile.flush()
    handler.close_connection = True


@contextmanager
def serving(*turns: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[Endpoint]:
    endpoint = Endpoint(*turns)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            endpoint.answer(self)

        def log_message(self, format: str, *args: Any) -> None:
            return None

    class Server(ThreadingHTTPServer):
        # With the usual five, a sixth caller at once waits a second for its second try.
        request_queue_size = 128

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield endpoint
    finally:
        endpoint.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
