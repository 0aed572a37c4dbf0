"""One server for all tests of the page in this process, and a browser for each file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.page.served import FLAGS, Served


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    server = Served(tmp_path_factory.mktemp("served"))
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(scope="session")
def address(served: Served) -> str:
    return served.address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser for one file: as long as it is open, Playwright's event loop runs in this thread, and no other can."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("NIGAO_CHROMIUM", "/usr/bin/chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
