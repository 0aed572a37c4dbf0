"""The frame of the tests: what may not leave the machine, what a test may find in the environment, and skips."""

from __future__ import annotations

import asyncio
import os
import socket
import textwrap
from pathlib import Path

import pytest

from tests.conftest import OutsideCallError

pytest_plugins = ["pytester"]


@pytest.mark.parametrize("host", ["203.0.113.7", "example.org", b"example.org", "2001:db8::7"])
def test_no_address_outside_this_machine_is_even_looked_up(host: str) -> None:
    with pytest.raises(OutsideCallError, match="tried to look up"):
        socket.getaddrinfo(host, 443)


def test_a_socket_does_not_connect_outside() -> None:
    with socket.socket() as sock, pytest.raises(OutsideCallError, match=r"connect to 203\.0\.113\.7:80"):
        sock.connect(("203.0.113.7", 80))
    with socket.socket() as sock, pytest.raises(OutsideCallError):
        sock.connect_ex(("203.0.113.7", 80))


def test_asyncio_and_httpx_meet_the_same_wall() -> None:
    import httpx

    with pytest.raises(OutsideCallError):
        asyncio.run(asyncio.open_connection("203.0.113.7", 80))
    with pytest.raises(OutsideCallError):
        httpx.get("http://example.org")


def test_this_machine_answers() -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.read(2))
        writer.close()

    async def talk() -> bytes:
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        async with server:
            reader, writer = await asyncio.open_connection("localhost", server.sockets[0].getsockname()[1])
            writer.write("好".encode()[:2])
            answer = await reader.read()
            writer.close()
            await writer.wait_closed()
        return answer

    assert asyncio.run(talk()) == "好".encode()[:2]


def test_what_a_shell_holds_does_not_reach_a_test() -> None:
    assert not {name for name in os.environ if name.startswith("OPENAI_") or name.lower() == "https_proxy"}
    assert os.environ["NIGAO_LANG"] == "zh"


@pytest.fixture
def inner(pytester: pytest.Pytester, root: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A run of pytest inside this one, with our own conftest and one test that needs a model."""
    monkeypatch.setenv("PYTHONPATH", str(root))
    monkeypatch.delenv("NIGAO_TEST_MODEL", raising=False)
    pytester.makeconftest("from tests.conftest import *  # noqa: F403")
    pytester.makepyfile(
        textwrap.dedent(
            """
            import pytest

            @pytest.mark.needs("model")
            def test_asks_a_model(): pass

            @pytest.mark.needs("modell")
            def test_asks_a_misspelt_part(): pass
            """
        )
    )
    return pytester


def test_an_absent_part_is_skipped_and_named_in_the_last_lines(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NIGAO_TEST_REQUIRE", raising=False)  # CI's own demand is not the inner run's

    result = inner.runpytest_subprocess("-q", "-k", "asks_a_model")

    result.stdout.fnmatch_lines(["absent: model (*): 1 test skipped", "1 skipped*"])


def test_an_absent_part_fails_where_it_is_required(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGAO_TEST_REQUIRE", "model")

    result = inner.runpytest_subprocess("-q", "-k", "asks_a_model")

    result.stdout.fnmatch_lines(["model is absent, and NIGAO_TEST_REQUIRE asks for it"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_a_misspelt_part_fails_instead_of_being_skipped_for_ever(inner: pytest.Pytester) -> None:
    result = inner.runpytest_subprocess("-q", "-k", "misspelt")

    result.stdout.fnmatch_lines(["needs('modell'): unknown part; known: chromium*"])
