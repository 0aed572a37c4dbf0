"""A server whose doors are shut: keys are needed, and four people hold one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.interfaces.api import build_api, open_front
from assistant.interfaces.api.examples import BRIEF
from assistant.service.runs import Runs
from assistant.settings import settings
from assistant.store import Keys, Store


@dataclass
class Office:
    """The server, the tokens of the callers by name, and a report of the drafter's."""

    client: TestClient
    tokens: dict[str, str]
    store: Store
    report: str = ""

    def ask(self, who: str, method: str, path: str, **more: Any) -> Any:
        """One request in somebody's name; nobody's without a key."""
        headers = {**more.pop("headers", {})}
        if who:
            headers["authorization"] = f"Bearer {self.tokens[who]}"
        return self.client.request(method, path, headers=headers, **more)

    def drafted(self, who: str, brief: dict[str, Any] = BRIEF) -> str:
        """The id of a report that somebody has drafted."""
        name = self.ask(who, "POST", "/v1/drafts", json={"brief": brief, "model": "composer"}).json()["id"]
        for _ in range(400):
            if self.ask(who, "GET", f"/v1/drafts/{name}").json()["status"] not in ("queued", "running"):
                return str(name)
            time.sleep(0.02)
        raise AssertionError("the draft did not end")


def people(store: Store) -> dict[str, str]:
    """Tokens: one that reads, one that drafts, another owner's, an admin's, and one that was revoked."""
    keys = Keys(store.engine)
    tokens = {
        "reader": keys.create("甲处", ["read"])[1],
        "drafter": keys.create("甲处", ["draft"])[1],
        "other": keys.create("乙处", ["draft"])[1],
        "admin": keys.create("信息中心", ["admin"])[1],
    }
    key, tokens["revoked"] = keys.create("甲处", ["read", "draft", "admin"])
    keys.revoke(key.id)
    return tokens


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    store = Store(tmp_path_factory.mktemp("office"))
    runs = Runs(store)
    with pytest.MonkeyPatch.context() as patch:
        # Every route is tried with a wrong key, all within a second and from one address.
        patch.setenv("NIGAO_WRONG_KEYS_PER_MINUTE", "10000")
        settings.cache_clear()
        app = build_api(runs, front=open_front(runs, keys_needed=True))
        settings.cache_clear()
    with TestClient(app) as client:
        office = Office(client, people(store), store)
        office.report = office.drafted("drafter")
        yield office
    runs.close()


@dataclass
class Live:
    """A server on a port of this machine, with the tokens of the callers."""

    url: str
    tokens: dict[str, str]
    store: Store


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """API and MCP as `nigao serve` puts them together, without the page, in a thread."""
    import threading

    import uvicorn

    from assistant.interfaces.serve import build_app

    folder = tmp_path_factory.mktemp("live")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIGAO_DATA", str(folder))
        patch.setenv("NIGAO_PROCESSES", "0")
        settings.cache_clear()
        app = build_app(keys_needed=True, page=False)
        settings.cache_clear()
    store = Store(folder)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Live(f"http://127.0.0.1:{port}", people(store), store)
    server.should_exit = True
    thread.join(timeout=20)
    store.close()
