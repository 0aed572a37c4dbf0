"""What every test may rely on: a clean environment, no network but this machine, and optional parts.

A test that needs LibreOffice, a browser and the like says `@pytest.mark.needs("libreoffice")`. It is skipped
where that part is absent, and the last lines of the run name what was skipped. `NIGAO_TEST_REQUIRE`, a list
of parts, turns such a skip into a failure: that is how CI knows that nothing was left out.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.parts import PARTS, is_present

SKIPPED = "needs "
REQUIRED = frozenset(os.environ.get("NIGAO_TEST_REQUIRE", "").split())

# Before the first import of the product: what a developer's shell holds must not reach a test, and no
# library may look for news outside.
for name in list(os.environ):
    foreign = name.startswith(("OPENAI_", "NIGAO_", "LANGSMITH_", "LANGCHAIN_", "GRADIO_"))
    proxy = name.lower().endswith("_proxy")
    if (foreign or proxy) and not name.startswith("NIGAO_TEST_"):
        del os.environ[name]
os.environ |= {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "LANGSMITH_TRACING": "false",
    "NIGAO_LANG": "zh",
    # Rich breaks lines at the width of the terminal; the texts that tests look for must not depend on it.
    "COLUMNS": "120",
    "NO_COLOR": "1",
    # A process that a test starts runs this checkout, installed or not.
    "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
}

# derandomize: the same cases on every run, so that a red test is red for whoever looks next. A search for
# new cases is `make test ARGS="--hypothesis-profile=search"`.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=1000, print_blob=True)
hypothesis.settings.load_profile("repeatable")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"needs(part): an optional part of the machine: {', '.join(PARTS)}")
    unknown = REQUIRED - set(PARTS)
    if unknown:
        raise pytest.UsageError(
            f"NIGAO_TEST_REQUIRE names {', '.join(sorted(unknown))}; known: {', '.join(PARTS)}"
        )


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        for part in marker.args:
            if part not in PARTS:
                pytest.fail(f"needs({part!r}): unknown part; known: {', '.join(PARTS)}", pytrace=False)
            if is_present(part):
                continue
            if part in REQUIRED:
                pytest.fail(f"{part} is absent, and NIGAO_TEST_REQUIRE asks for it", pytrace=False)
            pytest.skip(SKIPPED + part)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    absent: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        part = reason.removeprefix("Skipped: ")
        # Only our own marker: a test that skips itself in other words has its reason in `-rs`.
        if part.removeprefix(SKIPPED) in PARTS and part.startswith(SKIPPED):
            absent[part.removeprefix(SKIPPED)] += 1
    for part, tests in sorted(absent.items()):
        terminalreporter.write_line(
            f"absent: {part} ({PARTS[part]}): {tests} test{'s' if tests != 1 else ''} skipped"
        )


class OutsideCallError(AssertionError):
    """A test tried to leave this machine. Not an OSError, which a client would take for a bad line and retry."""


def _stays_here(host: object) -> bool:
    """Whether a host, as text or bytes, is this machine. No name is looked up: only localhost is known."""
    if host is None or host in ("", b"", "localhost", b"localhost"):
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Only this machine can be reached: one wrap around the socket serves httpx, asyncio and urllib alike."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guard(sock: socket.socket, address: Any) -> None:
        # Other families (AF_UNIX) never leave the machine.
        if sock.family in (socket.AF_INET, socket.AF_INET6) and not _stays_here(address[0]):
            raise OutsideCallError(f"a test tried to connect to {address[0]}:{address[1]}")

    def guarded_connect(sock: socket.socket, address: Any) -> None:
        guard(sock, address)
        connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> int:
        guard(sock, address)
        return connect_ex(sock, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not _stays_here(host):
            raise OutsideCallError(f"a test tried to look up {host}")
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


@pytest.fixture(autouse=True)
def _fresh_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings are read once a process; a test that sets a variable means its own. A developer's .env is not read."""
    from assistant.settings import Settings, settings

    monkeypatch.setitem(Settings.model_config, "env_file", None)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parent.parent
