"""What goes over a connection: an answer in one piece, and a problem for what is no HTTP."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest

from tests.served import Served, served

ASKED = b"GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"
HEAD = b"GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n"
WRONG = {
    "not a request": b"hallo, is there anybody?\r\n\r\n",
    "a method that nobody has": b"G\xc3\xa4T /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
    "a length that is no number": HEAD + b"content-length: many\r\n\r\n",
    "two lengths": HEAD + b"content-length: 1\r\ncontent-length: 2\r\n\r\nab",
    "a head that never ends": HEAD + b"x-long: a\r\n" * 30_000,
    "a target that never ends": b"GET /" + b"a" * 400_000,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("wire")) as running:
        yield running


def connect(server: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), timeout=20)


def all_of(connection: socket.socket) -> bytes:
    """What comes until the server hangs up."""
    told = b""
    try:
        while data := connection.recv(65536):
            told += data
    except ConnectionResetError:
        pass  # the server hung up while more was being sent to it
    return told


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_proper_request_is_told_so_as_a_problem(server: Served, name: str) -> None:
    with connect(server) as connection:
        try:
            connection.sendall(WRONG[name])
        except (ConnectionResetError, BrokenPipeError):
            assert "never ends" in name
        told = all_of(connection)
    head, _, body = told.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 Bad Request") and b"application/problem+json" in head, told
    problem = json.loads(body)
    assert problem["status"] == 400 and "no proper HTTP request" in problem["detail"]


def test_head_and_body_of_an_answer_come_in_one_piece(server: Served) -> None:
    with connect(server) as connection:
        for _ in range(20):
            connection.sendall(ASKED)
            told = connection.recv(65536)
            assert told.startswith(b"HTTP/1.1 200 OK") and told.endswith(b'{"status":"ok"}'), told


def test_requests_sent_one_behind_the_other_are_answered_in_order(server: Served) -> None:
    second = ASKED.replace(b"/healthz", b"/readyz").replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n")
    with connect(server) as connection:
        connection.sendall(ASKED + second)
        told = all_of(connection)
    assert told.count(b"HTTP/1.1 200 OK") == 2 and told.index(b'"ok"') < told.index(b'"ready"')


def test_the_head_of_a_stream_does_not_wait_for_its_first_line() -> None:
    """An answer whose body is long in coming shows at once that it was begun."""
    import asyncio

    from assistant.interfaces.wire import OnePiece

    class Kept(asyncio.Transport):
        def __init__(self) -> None:
            super().__init__()
            self.writes: list[bytes] = []

        def write(self, data: bytes | bytearray | memoryview[int]) -> None:
            self.writes.append(bytes(data))

        def close(self) -> None:
            self.writes.append(b"closed")

    async def run() -> list[bytes]:
        kept = Kept()
        wire = OnePiece(kept)
        wire.write(b"HTTP/1.1 200 OK\r\n\r\n")
        assert kept.writes == []
        await asyncio.sleep(0)
        assert kept.writes == [b"HTTP/1.1 200 OK\r\n\r\n"]
        wire.write(b"data: 1\n\n")
        wire.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        wire.close()
        return kept.writes

    told = asyncio.run(run())
    assert told[1:] == [b"data: 1\n\n", b"HTTP/1.1 204 No Content\r\n\r\n", b"closed"]
