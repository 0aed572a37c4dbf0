"""The page on a server with keys: who sits at the browser sees the own reports, and signs in first."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx2
import pytest

from assistant.brief.read import read_brief
from assistant.errors import DocumentError
from assistant.interfaces.access import Caller
from assistant.interfaces.api.examples import BRIEF
from assistant.report.model import Report
from assistant.service.runs import Runs
from assistant.store import Keys, Store
from tests.served import served

pytestmark = pytest.mark.slow


@pytest.fixture
def at_the_browser(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Seats somebody at the browser, as Gradio would when it answers an event."""
    from gradio.context import LocalContext

    def seat(owner: str, *scopes: str) -> None:
        request = SimpleNamespace(scope={"state": {"caller": Caller(owner, scopes, "k")}})
        LocalContext.request.set(SimpleNamespace(request=request))  # type: ignore[arg-type]

    yield seat
    LocalContext.request.set(None)


def test_another_owners_report_is_as_if_it_were_not_there(tmp_path: Path, at_the_browser: Any) -> None:
    from assistant.interfaces.chat.mine import OwnRuns

    store = Store(tmp_path)
    name = store.new_id()
    store.create(name, Report(brief=read_brief(BRIEF)), owner="甲处")
    runs = OwnRuns(Runs(store))
    acts = [
        lambda: runs.report(name),
        lambda: runs.store.versions(name),
        lambda: runs.store.load(name, 1),
        lambda: runs.store.restore(name, 1, base=1),
        lambda: runs.keep(name, store.load(name), base=1, why="edited"),
    ]
    at_the_browser("乙处", "draft")
    for act in acts:
        with pytest.raises(DocumentError, match="没有这份报告"):
            act()
    for owner, scope in (("甲处", "draft"), ("信息中心", "admin")):
        at_the_browser(owner, scope)
        assert runs.report(name)[1] == 1 and len(runs.store.versions(name)) == 1
    store.close()


def test_the_page_is_behind_the_login_and_opens_with_a_key(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    keys = Keys(store.engine)
    token, narrow = keys.create("甲处", ["draft"])[1], keys.create("乙处", ["read"])[1]
    store.close()
    with (
        served(tmp_path, page=True, keys_required="true") as server,
        httpx2.Client(base_url=server.url, trust_env=False, timeout=30) as browser,
    ):
        page = {"accept": "text/html"}
        led = browser.get("/", headers=page)
        assert (led.status_code, led.headers["location"]) == (303, "/login?next=/")
        for closed in ("/config", "/gradio_api/info", "/gradio_api/queue/data?session_hash=x", "/theme.css"):
            assert browser.get(closed).status_code == 401, closed
        assert browser.post("/gradio_api/queue/join", json={"data": []}).status_code == 401
        assert browser.get("/", headers={**page, "authorization": f"Bearer {narrow}"}).status_code == 403
        browser.post("/login", data={"key": token})
        shown = browser.get("/", headers=page)
        assert shown.status_code == 200 and "gradio" in shown.text
        drafted = _draft_on_the_page(
            browser,
            json.loads(re.search(r"window\.gradio_config = (\{.*?\});</script>", shown.text, re.S)[1]),
        )  # type: ignore[index]
        assert drafted, "no report came of the draft button"
    store = Store(tmp_path / "data")
    assert {entry.owner for entry in store.list()} == {"甲处"}
    store.close()


def _draft_on_the_page(browser: httpx2.Client, config: dict[str, Any]) -> bool:
    """Presses the button `draft` as the page's own script does; whether the event ran to its end."""
    wanted = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "draft")
    event = next(d for d in config["dependencies"] if [wanted, "click"] in [list(t) for t in d["targets"]])
    by_id = {c["id"]: c["props"].get("value") for c in config["components"]}
    body = {
        "data": [by_id.get(i) for i in event["inputs"]], "fn_index": event["id"], "session_hash": "abc",
        "trigger_id": wanted, "event_data": None,
    }  # fmt: skip
    assert browser.post("/gradio_api/queue/join", json=body).status_code == 200
    with browser.stream("GET", "/gradio_api/queue/data?session_hash=abc", timeout=60) as stream:
        for line in stream.iter_lines():
            if line.startswith("data: ") and (told := json.loads(line[6:]))["msg"] == "process_completed":
                return bool(told["success"])
    return False
